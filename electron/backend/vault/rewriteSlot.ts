import { asMissingRoom } from './backups/missingRoom.ts';
import { slotOf, type VaultKeys, type VaultSecret, writeSlot } from './keySlots.ts';
import { vaultLayout } from './layout.ts';
import { forgetKnownSlot, noteWrittenSlot } from './writtenSlots.ts';

/** What a key file, and the file that says which ones are known, take at most: bytes. */
const mostKeyFile = 4096;

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
  try {
    await forgetKnownSlot(dir, kind);
    await noteWrittenSlot(dir, kind, await writeSlot(dir, keys, secret, workFactor));
  } catch (error) {
    // Room for all of it: asked for one file after the other, a person would be sent away three times.
    throw await asMissingRoom(error, vaultLayout(dir).keys, async () => [mostKeyFile, mostKeyFile, mostKeyFile]);
  }
}
