import { readFile, rm } from 'node:fs/promises';
import { errorCode } from '../diskErrors.ts';
import { writeAtomically } from './atomicWrite.ts';
import { ownBackupPlace } from './backups/backupFolder.ts';
import { exists } from './exists.ts';
import type { VaultLayout } from './layout.ts';
import { recordCopy } from './vaultRecord.ts';

/**
 * What the mark `vault.unfinished` holds since every opening takes it away. An empty one is of before: a creation that was killed in
 * its last step left it beside a vault that was then filled for years.
 */
const text = 'cleared when the vault is opened\n';

/** Says that a vault is being made here, by whoever has the lock and found the folder vacant. Throws `cannotWrite`. */
export async function markUnfinished({ unfinished }: VaultLayout): Promise<void> {
  await writeAtomically(unfinished, text);
}

/** True where the mark lies, and what lies beside it may be cleared: see `isNeverFinished`. */
export async function isUnfinished(layout: VaultLayout): Promise<boolean> {
  const found = await readMark(layout);
  return found !== null && (await isNeverFinished(layout, found));
}

/**
 * Takes the mark away from a vault that has just opened. A disk that refuses is no matter: the record beside it says more.
 */
export async function clearMark({ unfinished }: VaultLayout): Promise<void> {
  await rm(unfinished, { force: true }).catch(() => undefined);
}

/**
 * Whether what the mark lies beside can be no vault that ever was there: vault.json and then its copy are the last to be written, so
 * that either of them, in whatever state, means that one was finished; only a finished one has backups. An empty mark proves nothing beside what may hold rows or originals.
 */
async function isNeverFinished(layout: VaultLayout, found: string): Promise<boolean> {
  const proofs = [layout.record, recordCopy(layout.record), ownBackupPlace(layout.backups).backups];
  if (found !== text) proofs.push(layout.database, layout.files, layout.backups);
  for (const path of proofs) if (await exists(path)) return false;
  return true;
}

/** Null where there is none. One that cannot be read proves nothing, as an empty one. */
async function readMark({ unfinished }: VaultLayout): Promise<string | null> {
  try {
    return await readFile(unfinished, 'utf8');
  } catch (error) {
    return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR' ? null : '';
  }
}
