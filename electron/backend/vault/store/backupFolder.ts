import type { ReadDatabase, WriteDatabase } from '../sql.ts';
import { getSetting, putSetting } from './settings.ts';

/** Name of the row in `settings`. */
const name = 'backups.folder';

/** The second folder for backups that somebody chose; null where nobody did. */
export function getBackupFolder(db: ReadDatabase): string | null {
  const stored = getSetting(db, name);
  const folder: unknown = stored === null ? null : JSON.parse(stored);
  return typeof folder === 'string' ? folder : null;
}

/** Chooses the second folder, or none. */
export function setBackupFolder(db: WriteDatabase, folder: string | null): void {
  putSetting(db, name, JSON.stringify(folder));
}
