import { showRecoveryCode } from '#shared/vault/recoveryCode.ts';
import { ownBackupPlace } from './backups/backupFolder.ts';
import { renewKeysAt } from './backups/backupKeys.ts';
import { type VaultKeys, writeSlot } from './keySlots.ts';
import { vaultLayout } from './layout.ts';
import { makeRecoveryCode } from './recoveryCode.ts';

/**
 * Wraps the vault's keys for a new recovery code and returns it, grouped, to be shown once; the old code stops working.
 *
 * One key file is replaced, in one step: there is a valid code at every moment. Then it is replaced in the vault's own
 * backups; `behind` is their folder where that could not be done. `workFactor` (log2 N of scrypt) is for tests. Throws
 * `cannotWrite`.
 */
export async function renewRecoveryCode(
  dir: string,
  keys: VaultKeys,
  workFactor?: number,
): Promise<{ recoveryCode: string; behind: string[] }> {
  const recoveryCode = makeRecoveryCode();
  await writeSlot(dir, keys, { recoveryCode }, workFactor);
  const layout = vaultLayout(dir);
  const { behind } = await renewKeysAt(layout, 'recovery', [ownBackupPlace(layout.backups)]);
  return { recoveryCode: showRecoveryCode(recoveryCode), behind };
}
