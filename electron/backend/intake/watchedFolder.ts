import { basename } from 'node:path';
import type { ReadDatabase } from '../vault/sql.ts';
import { getSetting } from '../vault/store/settings.ts';

export const folderSetting = 'watchedFolder';

/** Which folder is watched; null where none is. */
export function watchedFolder(db: ReadDatabase): string | null {
  const kept = getSetting(db, folderSetting);
  const folder: unknown = kept === null ? null : JSON.parse(kept);
  return typeof folder === 'string' ? folder : null;
}

/** What it is called, as the paths of all that comes in from it begin; null where there is none. */
export function nameOfWatched(db: ReadDatabase): string | null {
  const folder = watchedFolder(db);
  return folder === null ? null : basename(folder);
}
