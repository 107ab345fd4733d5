import { DeskError } from '#shared/api/errors.ts';
import { oneAtATime } from '../jobs/oneAtATime.ts';
import { exists } from './exists.ts';
import { filePath } from './files.ts';
import { vaultLayout } from './layout.ts';
import type { Vault } from './openVault.ts';
import { setAside } from './setAside.ts';
import { recordedSha256 } from './store/recordedSha256.ts';

/** Whether the vault's own file of this id is there and is what was recorded. Throws `vaultLocked`. */
export async function isWhole(vault: Vault, id: string): Promise<boolean> {
  try {
    await vault.files.read(id);
    return true;
  } catch (error) {
    // A disk that cannot read a file any more has lost it, too.
    if (error instanceof DeskError && (error.code === 'vaultDamaged' || error.code === 'fileUnreadable')) return false;
    throw error;
  }
}

/**
 * Makes sure of a file of which the same content came in again: where the vault has lost its own, or has it spoilt, the
 * content takes its place, durable when this resolves. True where it had to.
 *
 * `bytes` are those that were recorded of the file. A spoilt file is set aside first. Throws `cannotWrite`, `vaultLocked`.
 */
export async function putBack(vault: Vault, id: string, bytes: Uint8Array, now: Date): Promise<boolean> {
  if (await isWhole(vault, id)) return false;
  // One after the other: the same picture may come in twice at the same moment.
  return oneAtATime(vault, 'putBack', () => mend(vault, id, bytes, now));
}

async function mend(vault: Vault, id: string, bytes: Uint8Array, now: Date): Promise<boolean> {
  if (await isWhole(vault, id)) return false;
  if (await exists(filePath(vaultLayout(vault.dir).files, id))) await setAside(vault.dir, id, now);
  const { sha256 } = await vault.files.put(bytes, id);
  if (recordedSha256(vault.db, id) === sha256) return true;
  // Erased meanwhile: nothing of it may come back.
  await vault.files.remove(id);
  return false;
}
