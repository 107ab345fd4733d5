import { z } from 'zod';
import type { ReadDatabase, WriteDatabase } from '../sql.ts';
import { getSetting, putSetting } from './settings.ts';

const name = 'backups.places';

/** More places than anybody keeps. */
const most = 30;

const schema = z.array(z.string());

/** The folders of all places outside the vault where it was ever backed up, the latest first; whether they are still there only looking tells. */
export function listBackupPlaces(db: ReadDatabase): string[] {
  const stored = getSetting(db, name);
  return stored === null ? [] : schema.parse(JSON.parse(stored));
}

/** Remembers a place: what is erased later is to be told there. */
export function rememberBackupPlace(db: WriteDatabase, dir: string): void {
  const known = listBackupPlaces(db);
  if (known[0] === dir) return;
  putSetting(db, name, JSON.stringify([dir, ...known.filter((each) => each !== dir)].slice(0, most)));
}
