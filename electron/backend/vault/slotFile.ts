import { readFile } from 'node:fs/promises';
import type { SlotKind } from './vaultRecord.ts';

/** Path of a slot inside the vault, as vault.json names it. */
export function slotFile(kind: SlotKind): string {
  return kind === 'os' ? 'keys/os.bin' : `keys/${kind}.age`;
}

/** Whether a key file is there and begins as one; whether it opens, only its secret tells. */
export async function looksLikeSlot(path: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => null);
  return bytes !== null && isSlot(bytes);
}

/** The same of its bytes. */
export function isSlot(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1');
  return text.startsWith('age-encryption.org/v1\n') && text.includes('\n--- ');
}
