import { DeskError } from '#shared/api/errors.ts';
import { asDiskError } from '../../diskErrors.ts';
import { type BackupPlace, holdsBackups, listBackups } from '../backups/backupFolder.ts';
import { addToErasureList } from './erasureList.ts';

/**
 * Adds marks to the lists of places of backups, and of each backup there: whoever restores one has nothing else to go by.
 *
 * A place that cannot be reached or written keeps no other waiting; answers the folders of those.
 */
export async function tellPlaces(
  places: readonly BackupPlace[],
  vault: string,
  marks: readonly string[],
): Promise<string[]> {
  if (marks.length === 0) return [];
  const untold: string[] = [];
  for (const place of places) {
    try {
      if (!(await holdsBackups(place))) continue;
      await addToErasureList(place.dir, vault, marks);
      for (const { folder } of await listBackups(place)) {
        await addToErasureList(folder, vault, marks);
      }
    } catch (error) {
      if (!(asDiskError(error, place.dir) instanceof DeskError)) throw error;
      untold.push(place.dir);
    }
  }
  return untold;
}
