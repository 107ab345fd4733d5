import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asDiskError } from '../../diskErrors.ts';
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
  const moved: { readonly from: string; readonly to: string }[] = [];
  const move = async (from: string, to: string) => {
    await rename(from, to);
    moved.unshift({ from, to });
  };
  try {
    await makeFolder(unclaimed);
    // Its log first: beside the new one it would be taken for that one's.
    if (await exists(`${database}-wal`)) await move(`${database}-wal`, `${aside}-wal`);
    await move(database, aside);
    await move(salvaged, database);
    await syncFolder(unclaimed);
    await syncFolder(dir);
    return aside;
  } catch (error) {
    // Nobody is told that it failed where it counts.
    for (const { from, to } of moved) await rename(to, from).catch(() => undefined);
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
