import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asDiskError, errorCode } from '../../diskErrors.ts';
import { makeFolder, syncFolder } from '../atomicWrite.ts';
import { momentFolder } from '../backups/backupFolder.ts';
import { exists } from '../exists.ts';
import type { VaultLayout } from '../layout.ts';

/**
 * Puts a salvaged database in the place of the broken one, which nobody has open any more and which is kept: beside files that
 * nobody owns, where doctor and receipts of erasures name it. Answers where. Throws `cannotWrite`; then the broken one is back, or the
 * next opening goes on (`finishSalvage`).
 */
export async function putInPlace({ database, salvaged, unclaimed, dir }: VaultLayout, now: Date): Promise<string> {
  const aside = join(unclaimed, `desk.db.${momentFolder(now)}.spoilt`);
  try {
    await makeFolder(unclaimed);
    // Its log first: beside the new one it would be taken for that one's.
    await moveIfThere(`${database}-wal`, `${aside}-wal`);
    await rename(database, aside);
    await rename(salvaged, database);
    await syncFolder(unclaimed);
    await syncFolder(dir);
    return aside;
  } catch (error) {
    if (!(await exists(database))) await rename(aside, database).catch(() => undefined);
    throw asDiskError(error, database);
  }
}

/** Before opening: a salvage that was killed between its two renames is finished, one that was not begun to be put in place is dropped. */
export async function finishSalvage({ database, salvaged }: VaultLayout): Promise<void> {
  if (!(await exists(salvaged))) return;
  try {
    if (await exists(database)) await rm(salvaged);
    else await rename(salvaged, database);
  } catch (error) {
    throw asDiskError(error, database);
  }
}

async function moveIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error;
  });
}
