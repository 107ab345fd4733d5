import { showRecoveryCode } from '#shared/vault/recoveryCode.ts';
import type { VaultKeys } from './keySlots.ts';
import { makeRecoveryCode } from './recoveryCode.ts';
import { rewriteSlot } from './rewriteSlot.ts';

/**
 * Wraps the vault's keys for a new recovery code and returns it, grouped, to be shown once; the old code stops working.
 *
 * One key file is replaced, in one step: there is a valid code at every moment. Its backups are the caller's to renew.
 * `workFactor` (log2 N of scrypt) is for tests. Throws `cannotWrite`.
 */
export async function renewRecoveryCode(dir: string, keys: VaultKeys, workFactor?: number): Promise<string> {
  const recoveryCode = makeRecoveryCode();
  await rewriteSlot(dir, keys, { recoveryCode }, workFactor);
  return showRecoveryCode(recoveryCode);
}
