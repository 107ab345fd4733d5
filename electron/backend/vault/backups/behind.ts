import type { BehindPlace } from '#shared/vault/sayBehind.ts';
import type { ReadDatabase } from '../sql.ts';
import { backupMoments } from '../store/backupPlaces.ts';

/** Places whose backups could not follow a change of keys, each with the moment of the last one made there where it was noted. */
export function behindPlaces(db: ReadDatabase, folders: readonly string[]): BehindPlace[] {
  const moments = backupMoments(db);
  return folders.map((folder) => ({ folder, lastBackup: moments[folder] ?? null }));
}
