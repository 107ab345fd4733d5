import { readFile } from 'node:fs/promises';
import type { SlotKind } from './vaultRecord.ts';

/** Path of a slot inside the vault, as vault.json names it. */
export function slotFile(kind: SlotKind): string {
  return kind === 'os' ? 'keys/os.bin' : `keys/${kind}.age`;
}

/** Whether a key file is there and begins as one; whether it opens, only its secret tells. */
export async function looksLikeSlot(path: string): Promise<boolean> {
  const text = await readFile(path, 'latin1').catch(() => '');
  return text.startsWith('age-encryption.org/v1\n') && text.includes('\n--- ');
}
