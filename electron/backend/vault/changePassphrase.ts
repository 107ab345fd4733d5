import { placesInUse } from './backups/backupFolder.ts';
import { renewKeysAt } from './backups/backupKeys.ts';
import { openToRead } from './database.ts';
import { assertPassphrase, openSlot, type VaultKeys, type VaultSecret, writeSlot } from './keySlots.ts';
import { type VaultLayout, vaultLayout } from './layout.ts';
import { writeDatabase } from './sql.ts';
import { getBackupFolder } from './store/backupFolder.ts';

export interface ChangePassphraseOptions {
  readonly dir: string;
  /** The present passphrase, or the recovery code of somebody who forgot it. */
  readonly secret: VaultSecret;
  readonly passphrase: string;
  /** The second folder for backups where it is known; the vault is asked when left out, which nobody must have open. */
  readonly backupFolder?: string | null | undefined;
  /** log2 N of scrypt; tests lower it. */
  readonly workFactor?: number | undefined;
}

/**
 * Wraps the vault's keys anew for another passphrase; nothing is re-encrypted and the recovery code stays valid.
 *
 * Works while the vault is open: one key file is replaced, in one step, and then the same file in its backups. Answers with
 * the places where that could not be done: what was backed up there opens with the old one, until the vault is opened next
 * (its own backups) or backed up there (others). Throws `passphraseTooShort`, `passphraseWrong`, `recoveryCodeWrong`,
 * `vaultMissing`, `vaultDamaged`, `cannotWrite`.
 */
export async function changePassphrase(options: ChangePassphraseOptions): Promise<string[]> {
  const { dir, secret, passphrase, workFactor } = options;
  assertPassphrase(passphrase);
  const keys = await openSlot(dir, secret);
  await writeSlot(dir, keys, { passphrase }, workFactor);
  const layout = vaultLayout(dir);
  const { backupFolder = askForFolder(layout, keys) } = options;
  const places = placesInUse(layout.backups, backupFolder, keys.vault);
  return (await renewKeysAt(layout, 'passphrase', places)).behind;
}

/** Null also where it cannot be read now: the passphrase has changed by then, and the next backup there follows. */
function askForFolder({ database }: VaultLayout, { databaseKey, vault }: VaultKeys): string | null {
  try {
    return openToRead(database, databaseKey, (raw) => getBackupFolder(writeDatabase(raw, () => new Date(), vault)));
  } catch {
    return null;
  }
}
