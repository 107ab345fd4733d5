import { asDiskError } from '../../diskErrors.ts';
import { type BackupPlace, listBackups, spoiltBackups } from './backupFolder.ts';
import { dropBackup, dropUnnamedFiles } from './pruneBackups.ts';

/**
 * The backups of a place that may have been made before an ISO moment, however they were made and also where they are spoilt: those
 * that say so, and those that say they were made after `now`, whose clock was wrong. Rejects where the place cannot be read.
 */
export async function backupsBefore(
  place: BackupPlace,
  moment: string,
  now: string,
): Promise<{ readonly folder: string; readonly madeAt: string }[]> {
  const all = [...(await listBackups(place)), ...(await spoiltBackups(place))];
  return all.filter(({ madeAt }) => madeAt < moment || madeAt > now);
}

/** Deletes `backupsBefore`, with the copies of originals no other names; answers how many went. Throws `cannotWrite`. */
export async function dropBackupsBefore(place: BackupPlace, moment: string, now: string): Promise<number> {
  const old = await backupsBefore(place, moment, now);
  try {
    for (const { folder } of old) await dropBackup(folder);
    await dropUnnamedFiles(place);
  } catch (error) {
    throw asDiskError(error, place.dir);
  }
  return old.length;
}
