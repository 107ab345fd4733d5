import { assertPassphrase, openSlot, type VaultSecret, writeSlot } from './keySlots.ts';

export interface ChangePassphraseOptions {
  readonly dir: string;
  /** The present passphrase, or the recovery code of somebody who forgot it. */
  readonly secret: VaultSecret;
  readonly passphrase: string;
  /** log2 N of scrypt; tests lower it. */
  readonly workFactor?: number | undefined;
}

/**
 * Wraps the vault's keys anew for another passphrase; nothing is re-encrypted and the recovery code stays valid.
 *
 * Works while the vault is open: one key file is replaced, in one step. Throws `passphraseTooShort`,
 * `passphraseWrong`, `recoveryCodeWrong`, `vaultMissing`, `vaultDamaged`, `cannotWrite`.
 */
export async function changePassphrase(options: ChangePassphraseOptions): Promise<void> {
  const { dir, secret, passphrase, workFactor } = options;
  assertPassphrase(passphrase);
  await writeSlot(dir, await openSlot(dir, secret), { passphrase }, workFactor);
}
