import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import type { KeyKeeper } from '../hostAbilities.ts';
import { ownBackupPlace } from './backups/backupFolder.ts';
import { peekVersion } from './database.ts';
import { slotOf, type VaultKeys, type VaultSecret } from './keySlots.ts';
import { type VaultLayout, vaultLayout } from './layout.ts';
import { takeLock } from './lock.ts';
import { assertNotNewer } from './migrate.ts';
import { openParts, type Vault } from './openParts.ts';
import { readOsSlot } from './osSlot.ts';
import { putOwnRecordBack } from './ownRecord.ts';
import { readOwnSlot } from './ownSlot.ts';
import { rebuildRecord } from './rebuildRecord.ts';
import { finishSalvage } from './salvage/putInPlace.ts';
import { slotFile } from './slotFile.ts';
import { clearMark } from './unfinishedMark.ts';
import { holdsVaultParts } from './vacancy.ts';
import { keepRecordCopy, readRecordToOpen } from './vaultRecord.ts';

export { createVault, prepareVault } from './createVault.ts';
export type { StoredFile, VaultFiles } from './files.ts';
export type { VaultSecret } from './keySlots.ts';
export type { Vault } from './openParts.ts';

/** What opens a vault: what somebody knows, or the operating system that keeps its keys. */
export type VaultOpener = VaultSecret | { readonly keeper: KeyKeeper };

export interface OpenVaultOptions {
  readonly dir: string;
  readonly secret: VaultOpener;
  /** A person says that the computer which has it is out of use; see `takeLock`. */
  readonly takeOver?: boolean;
  readonly now: Date;
  /** Stamps changes of rows that are saved without a moment of their own; the system clock by default. */
  readonly clock?: (() => Date) | undefined;
}

/**
 * Opens the vault in `dir` with its passphrase, its recovery code or the key this computer keeps.
 *
 * A vault of an older version is backed up (encrypted) into backups/ and migrated; one of a newer version is left
 * untouched. One that has lost vault.json and its copy, or has both damaged, gets them again (rebuildRecord.ts), and
 * one where that of another vault lies gets its own back (ownRecord.ts). Throws `vaultMissing`,
 * `vaultInUse`, `vaultHeldElsewhere`, `passphraseWrong`, `recoveryCodeWrong`,
 * `osKeyUnusable`, `vaultNewer`, `vaultDamaged`, `cannotWrite`, `cipherMissing`.
 */
export async function openVault({ dir, secret, takeOver, now, clock }: OpenVaultOptions): Promise<Vault> {
  const layout = vaultLayout(dir);
  const record = await readRecordToOpen(layout);
  if (!record && !(await holdsVaultParts(layout))) throw new DeskError('vaultMissing', { path: dir });
  const lock = takeLock(layout, now, takeOver);
  try {
    await finishSalvage(layout);
    const keys = await keysBehind(layout, record?.id ?? null, secret);
    assertNotNewer(peekVersion(layout.database, keys.databaseKey));
    // The key file has named the vault, and its key has opened the database.
    if (!record) await rebuildRecord(layout, keys.vault, now);
    else if (record.id !== keys.vault) await putOwnRecordBack(layout, keys.vault, now);
    const vault = await openParts({ layout, keys, lock, now, clock, create: false });
    await keepRecordCopy(layout.record, keys.vault);
    // A making that was killed in its very last step left it: beside what is filled from now on it says what is not true.
    await clearMark(layout);
    // Another passphrase or code whose backups a crash kept from being renewed; the slot that has just opened is good.
    // A disk that refuses does not keep the vault shut.
    if (!('keeper' in secret)) {
      const kind = slotOf(secret);
      const bytes = await readFile(join(dir, slotFile(kind))).catch(() => null);
      // One that is not the last was put there by hand: its secret is a former one, and the newer copies elsewhere stay.
      if (bytes !== null && (await vault.slotOpened(kind, bytes)))
        await vault.renewBackupKeys(kind, [ownBackupPlace(layout.backups)]).catch(() => undefined);
    }
    await vault.learnKeys().catch(() => undefined);
    return vault;
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function keysBehind(layout: VaultLayout, vault: string | null, secret: VaultOpener): Promise<VaultKeys> {
  if (!('keeper' in secret)) return readOwnSlot(layout, vault, secret);
  if (vault !== null) return readOsSlot(layout.dir, vault, secret.keeper);
  throw new DeskError('vaultDamaged', {
    detail: 'vault.json 和它的副本都不见了或不完整；用口令或恢复码打开一次，就会重新写好',
  });
}
