import { slotOf, type VaultKeys, type VaultSecret, writeSlot } from './keySlots.ts';
import { forgetKnownSlot, noteWrittenSlot } from './writtenSlots.ts';

/**
 * Replaces a key file by one for another secret, and what the vault knows that file by.
 *
 * What was known goes first: if the disk refuses to note the new file, nobody who types the former secret may be told that
 * the file is the wrong one, and to put back the copy that secret opens. Throws `cannotWrite`; then the former secret still opens it.
 */
export async function rewriteSlot(
  dir: string,
  keys: VaultKeys,
  secret: VaultSecret,
  workFactor?: number,
): Promise<void> {
  const kind = slotOf(secret);
  await forgetKnownSlot(dir, kind);
  await noteWrittenSlot(dir, kind, await writeSlot(dir, keys, secret, workFactor));
}
