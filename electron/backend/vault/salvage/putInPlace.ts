import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asDiskError } from '../../diskErrors.ts';
import { besideDatabase, makeFolder, syncFolder } from '../atomicWrite.ts';
import { momentFolder } from '../backups/backupFolder.ts';
import { exists } from '../exists.ts';
import type { VaultLayout } from '../layout.ts';
import { keptEnding } from './keptDatabases.ts';

/** What the broken database is called once it is put aside. */
export function keptName(now: Date): string {
  return `desk.db.${momentFolder(now)}${keptEnding}`;
}

/**
 * Puts a salvaged database in the place of the broken one, which nobody has open any more and which is kept: beside files that
 * nobody owns, where doctor and receipts of erasures name it. Answers where. Throws `cannotWrite`; then the broken one is back, or the
 * next opening goes on (`finishSalvage`).
 */
export async function putInPlace({ database, salvaged, unclaimed, dir }: VaultLayout, now: Date): Promise<string> {
  const aside = join(unclaimed, keptName(now));
  const moved: { readonly from: string; readonly to: string }[] = [];
  const move = async (from: string, to: string) => {
    await rename(from, to);
    moved.unshift({ from, to });
  };
  try {
    await makeFolder(unclaimed);
    // Its log first: beside the new one it would be taken for that one's.
    const hasLog = await exists(`${database}-wal`);
    if (hasLog) await move(`${database}-wal`, heldLog(salvaged));
    await move(database, aside);
    await move(salvaged, database);
    if (hasLog) await move(heldLog(salvaged), `${aside}-wal`);
    await syncFolder(unclaimed);
    await syncFolder(dir);
    return aside;
  } catch (error) {
    // Nobody is told that it failed where it counts.
    for (const { from, to } of moved) await rename(to, from).catch(() => undefined);
    throw asDiskError(error, database);
  }
}

/**
 * Before opening: a salvage that was killed between its renames is finished, one that was not begun to be put in place is dropped with
 * its log, and the broken database that is still in its place gets its own log back: what was saved last stands in it.
 */
export async function finishSalvage({ database, salvaged, unclaimed }: VaultLayout): Promise<void> {
  try {
    const isMade = await exists(salvaged);
    const isInPlace = await exists(database);
    if (await exists(heldLog(salvaged))) {
      if (isMade && isInPlace) await rename(heldLog(salvaged), `${database}-wal`);
      else {
        await makeFolder(unclaimed);
        await rename(heldLog(salvaged), `${await newestKept(unclaimed)}-wal`);
      }
    }
    if (isMade && !isInPlace) await rename(salvaged, database);
    for (const ending of ['', ...besideDatabase]) await rm(salvaged + ending, { force: true });
  } catch (error) {
    throw asDiskError(error, database);
  }
}

/** Where the log of the broken database is while the two change places; beside neither it could be taken for that one's. */
function heldLog(salvaged: string): string {
  return `${salvaged}.log`;
}

async function newestKept(unclaimed: string): Promise<string> {
  const names = (await readdir(unclaimed)).filter((name) => name.startsWith('desk.db.') && name.endsWith(keptEnding));
  return join(unclaimed, names.toSorted().at(-1) ?? `desk.db${keptEnding}`);
}
