import { asDiskError } from '../../diskErrors.ts';
import { type BackupPlace, listBackups, spoiltBackups } from './backupFolder.ts';
import { dropBackup, dropUnnamedFiles } from './pruneBackups.ts';

/**
 * Deletes every backup of a place that was made before an ISO moment, however it was made and also where it is spoilt, with
 * the copies of originals no other names; answers how many went. Throws `cannotWrite`.
 */
export async function dropBackupsBefore(place: BackupPlace, moment: string): Promise<number> {
  const all = [...(await listBackups(place)), ...(await spoiltBackups(place))];
  const old = all.filter(({ madeAt }) => madeAt < moment);
  try {
    for (const { folder } of old) await dropBackup(folder);
    await dropUnnamedFiles(place);
  } catch (error) {
    throw asDiskError(error, place.dir);
  }
  return old.length;
}
