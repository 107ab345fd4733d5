import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace } from '#backend/vault/backups/backupFolder.ts';
import { type RestoredVault, type RestoreWish, restoreBackup } from '#backend/vault/backups/restoreBackup.ts';
import type { MadeBackup } from '#backend/vault/backups/writeBackup.ts';
import type { Vault } from '#backend/vault/openVault.ts';
import { testPassphrase } from './vault.ts';

/** Backs up to a folder and restores, each at the next moment of a clock. */
export function backupsAt(clock: () => Date) {
  return {
    backUp: (
      vault: Vault,
      to: string,
      kind: 'automatic' | 'manual' = 'manual',
      now: Date = clock(),
    ): Promise<MadeBackup> => endOf(vault.backUp({ place: backupPlace(to, vault.id), kind, now })),
    restore: (wish: Omit<RestoreWish, 'now' | 'secret'>): Promise<RestoredVault> =>
      endOf(restoreBackup({ secret: { passphrase: testPassphrase }, now: clock(), ...wish })),
  };
}
