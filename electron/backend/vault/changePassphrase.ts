import type { BehindPlace } from '#shared/vault/sayBehind.ts';
import { ownBackupPlace } from './backups/backupFolder.ts';
import { renewKeysAt } from './backups/backupKeys.ts';
import { behindPlaces } from './backups/behind.ts';
import { knownPlaces } from './backups/knownPlaces.ts';
import { openToRead } from './database.ts';
import { assertPassphrase, openSlot, type VaultKeys, type VaultSecret } from './keySlots.ts';
import { type VaultLayout, vaultLayout } from './layout.ts';
import { takeLock } from './lock.ts';
import { rewriteSlot } from './rewriteSlot.ts';
import { type ReadDatabase, writeDatabase } from './sql.ts';

export interface ChangePassphraseOptions {
  readonly dir: string;
  /** The present passphrase, or the recovery code of somebody who forgot it. */
  readonly secret: VaultSecret;
  readonly passphrase: string;
  readonly now: Date;
  /** Renews the backups of a vault that is open here. Left out for one that nobody has open. */
  readonly renewBackups?: (() => Promise<BehindPlace[]>) | undefined;
  /** log2 N of scrypt; tests lower it. */
  readonly workFactor?: number | undefined;
}

/**
 * Wraps the vault's keys anew for another passphrase; nothing is re-encrypted and the recovery code stays valid.
 *
 * Works while the vault is open: one key file is replaced, in one step, and then the same file in its backups, wherever it
 * was ever backed up. Answers with the places where that could not be done: what was backed up there opens with the old one, until
 * the vault is opened next (its own backups) or backed up there (others). Throws `passphraseTooShort`, `passphraseWrong`,
 * `recoveryCodeWrong`, `vaultMissing`, `vaultDamaged`, `cannotWrite`, and `vaultInUse` or `vaultHeldElsewhere` where somebody else has it.
 */
export async function changePassphrase(options: ChangePassphraseOptions): Promise<BehindPlace[]> {
  const { dir, secret, passphrase, now, workFactor, renewBackups } = options;
  assertPassphrase(passphrase);
  const keys = await openSlot(dir, secret);
  const rewrap = async () => rewriteSlot(dir, keys, { passphrase }, workFactor);
  if (renewBackups) {
    await rewrap();
    return renewBackups();
  }
  const layout = vaultLayout(dir);
  // Whoever opens it meanwhile clears half-written files away, this key file among them.
  const lock = takeLock(layout, now);
  try {
    await rewrap();
    return await renewClosed(layout, keys);
  } finally {
    lock.release();
  }
}

/** Where its database cannot be read now, its own backups follow, and the others with the next backup there. */
async function renewClosed(layout: VaultLayout, keys: VaultKeys): Promise<BehindPlace[]> {
  const places = ask(layout, keys, (db) => knownPlaces(db, layout, keys.vault)) ?? [ownBackupPlace(layout.backups)];
  const { behind } = await renewKeysAt(layout, 'passphrase', places);
  const unknown = behind.map((folder) => ({ folder, lastBackup: null }));
  return behind.length === 0 ? [] : (ask(layout, keys, (db) => behindPlaces(db, behind)) ?? unknown);
}

function ask<Answer>(
  { database }: VaultLayout,
  { databaseKey, vault }: VaultKeys,
  question: (db: ReadDatabase) => Answer,
): Answer | null {
  try {
    return openToRead(database, databaseKey, (raw) => question(writeDatabase(raw, () => new Date(), vault)));
  } catch {
    return null;
  }
}
