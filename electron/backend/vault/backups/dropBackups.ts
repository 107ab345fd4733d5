import { asDiskError } from '../../diskErrors.ts';
import { type BackupPlace, listBackups } from './backupFolder.ts';
import { dropBackup, dropUnnamedFiles } from './pruneBackups.ts';

/**
 * Deletes every backup of a place that was made before an ISO moment, however it was made, with the copies of originals
 * no other names; answers how many went. Throws `cannotWrite`.
 */
export async function dropBackupsBefore(place: BackupPlace, moment: string): Promise<number> {
  const old = (await listBackups(place)).filter(({ madeAt }) => madeAt < moment);
  try {
    for (const { folder } of old) await dropBackup(folder);
    await dropUnnamedFiles(place);
  } catch (error) {
    throw asDiskError(error, place.dir);
  }
  return old.length;
}
