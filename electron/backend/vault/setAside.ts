import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { asDiskError } from '../diskErrors.ts';
import { makeFolder, syncFolder } from './atomicWrite.ts';
import { momentFolder } from './backups/backupFolder.ts';
import { filePath } from './files.ts';
import { vaultLayout } from './layout.ts';

/**
 * Moves an encrypted file that is spoilt to files/unclaimed, so that a sound one can take its place: nothing that came from
 * a client is deleted on a guess. Erasing finds it there by the id in its name. Throws `cannotWrite`.
 */
export async function setAside(dir: string, id: string, now: Date): Promise<void> {
  const { files, unclaimed } = vaultLayout(dir);
  try {
    await makeFolder(unclaimed);
    await rename(filePath(files, id), join(unclaimed, `${id}.${momentFolder(now)}.spoilt`));
    await syncFolder(unclaimed);
  } catch (error) {
    throw asDiskError(error, files);
  }
}
