import { z } from 'zod';
import { type Lag, lagSchema } from '#shared/vault/laggingPlace.ts';
import type { ReadDatabase, WriteDatabase } from '../sql.ts';
import { getSetting, putSetting } from './settings.ts';

const name = 'backups.lags';
const schema = z.record(z.string(), z.array(lagSchema));

/** What each place could not follow when it was last tried, by its folder; places that followed are not among them. */
export function placeLags(db: ReadDatabase): Readonly<Record<string, readonly Lag[]>> {
  const stored = getSetting(db, name);
  return stored === null ? {} : schema.parse(JSON.parse(stored));
}

/** Notes which places could not follow something, and that the others which were `tried` have it now. */
export function noteLags(db: WriteDatabase, lag: Lag, tried: readonly string[], behind: readonly string[]): void {
  const before = placeLags(db);
  const lags = new Map(Object.entries(before));
  for (const folder of tried) {
    const others = (lags.get(folder) ?? []).filter((each) => each !== lag);
    const now = behind.includes(folder) ? [...others, lag] : others;
    if (now.length > 0) lags.set(folder, now);
    else lags.delete(folder);
  }
  const after = JSON.stringify(Object.fromEntries(lags));
  if (after !== JSON.stringify(before)) putSetting(db, name, after);
}
