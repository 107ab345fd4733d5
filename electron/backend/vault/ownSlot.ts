import { peekVersion } from './database.ts';
import { readSlot, type VaultKeys, type VaultSecret } from './keySlots.ts';
import type { VaultLayout } from './layout.ts';

/**
 * The keys behind a secret of a vault that nobody has open; `vault` is what vault.json names, null where it is lost.
 *
 * Where vault.json and the key file are of two vaults, one was copied there by mistake: the vault is the one whose key opens the
 * database. Throws as `readSlot`.
 */
export async function readOwnSlot(layout: VaultLayout, vault: string | null, secret: VaultSecret): Promise<VaultKeys> {
  const keys = await readSlot(layout.dir, null, secret);
  if (vault === null || keys.vault === vault || opens(layout.database, keys)) return keys;
  return readSlot(layout.dir, vault, secret);
}

function opens(database: string, { databaseKey }: VaultKeys): boolean {
  try {
    peekVersion(database, databaseKey);
    return true;
  } catch {
    return false;
  }
}
