import { z } from 'zod';
import type { ReadDatabase, WriteDatabase } from '../sql.ts';
import { getSetting, putSetting } from './settings.ts';

const name = 'backups.places';
const momentsName = 'backups.placeMoments';

const schema = z.array(z.string());
const momentsSchema = z.record(z.string(), z.string());

/** The folders of all places outside the vault where it was ever backed up, the latest first; whether they are still there only looking tells. */
export function listBackupPlaces(db: ReadDatabase): string[] {
  const stored = getSetting(db, name);
  return stored === null ? [] : schema.parse(JSON.parse(stored));
}

/** Remembers a place, beside all before it: what is erased later is to be told there, and other keys are to reach it. True where it was not known before. */
export function rememberBackupPlace(db: WriteDatabase, dir: string): boolean {
  const known = listBackupPlaces(db);
  if (known[0] === dir) return false;
  putSetting(db, name, JSON.stringify([dir, ...known.filter((each) => each !== dir)]));
  return !known.includes(dir);
}

/** Forgets a place where no backup came to be. */
export function forgetBackupPlace(db: WriteDatabase, dir: string): void {
  putSetting(db, name, JSON.stringify(listBackupPlaces(db).filter((each) => each !== dir)));
}

/** When a place was last backed up to, as far as it was noted (ISO); of places by the folder. */
export function backupMoments(db: ReadDatabase): Readonly<Record<string, string>> {
  const stored = getSetting(db, momentsName);
  return stored === null ? {} : momentsSchema.parse(JSON.parse(stored));
}

/** Notes that a backup was made at a place, and forgets the moments of places nobody knows any more. */
export function noteBackedUp(db: WriteDatabase, dir: string, at: Date): void {
  const known = new Set(listBackupPlaces(db));
  const moments = Object.entries({ ...backupMoments(db), [dir]: at.toISOString() });
  putSetting(db, momentsName, JSON.stringify(Object.fromEntries(moments.filter(([each]) => known.has(each)))));
}
