import { DeskError } from '#shared/api/errors.ts';
import { peekVersion } from './database.ts';
import { readSlot, type VaultSecret } from './keySlots.ts';
import { vaultLayout } from './layout.ts';
import { takeLock } from './lock.ts';
import { assertNotNewer } from './migrate.ts';
import { openParts, type Vault } from './openParts.ts';
import { holdsVaultParts } from './vacancy.ts';
import { readVaultRecord } from './vaultRecord.ts';

export { createVault, prepareVault } from './createVault.ts';
export type { StoredFile, VaultFiles } from './files.ts';
export type { VaultSecret } from './keySlots.ts';
export type { Vault } from './openParts.ts';

export interface OpenVaultOptions {
  readonly dir: string;
  readonly secret: VaultSecret;
  readonly now: Date;
  /** Stamps changes of rows that are saved without a moment of their own; the system clock by default. */
  readonly clock?: (() => Date) | undefined;
}

/**
 * Opens the vault in `dir` with its passphrase or its recovery code.
 *
 * A vault of an older version is backed up (encrypted) into backups/ and migrated; one of a newer version is left
 * untouched. Throws `vaultMissing`, `vaultInUse`, `passphraseWrong`, `recoveryCodeWrong`, `vaultNewer`,
 * `vaultDamaged`, `cannotWrite`, `cipherMissing`.
 */
export async function openVault({ dir, secret, now, clock }: OpenVaultOptions): Promise<Vault> {
  const layout = vaultLayout(dir);
  const record = await readVaultRecord(layout.record);
  if (!record) {
    if (await holdsVaultParts(layout)) throw new DeskError('vaultDamaged', { detail: 'vault.json 不见了' });
    throw new DeskError('vaultMissing', { path: dir });
  }
  const lock = takeLock(layout.lock, now);
  try {
    const keys = await readSlot(dir, record.id, secret);
    assertNotNewer(peekVersion(layout.database, keys.databaseKey));
    return await openParts({ layout, keys, lock, now, clock, create: false });
  } catch (error) {
    lock.release();
    throw error;
  }
}
