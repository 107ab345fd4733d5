import { isAbsolute } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { findBackups } from './backupFolder.ts';
import { readBackupRecord } from './backupRecord.ts';
import { type RestoredVault, type RestoreWish, restoreBackup } from './restoreBackup.ts';
import { soundBefore } from './soundBackup.ts';
import type { BackupStep } from './writeBackup.ts';

/** Which backup a vault was made of, and which younger ones were damaged. */
export interface RestoredFrom extends RestoredVault {
  readonly from: string;
  readonly damaged: readonly string[];
}

/**
 * Makes a vault of a backup, or of the newest sound one in a folder that holds several, as somebody points at; those of
 * several vaults are told apart by the secret.
 *
 * Throws as `restoreBackup`; of a damaged one that was named alone it says which older one is sound.
 */
export async function* restoreNewest(wish: RestoreWish): AsyncGenerator<BackupStep, RestoredFrom, undefined> {
  const { from, secret } = wish;
  if (!isAbsolute(from)) throw new DeskError('pathRelative', { path: from });
  const named = await isBackup(from);
  const folders = named ? [from] : (await findBackups(from, wish.now)).map(({ folder }) => folder);
  if (folders.length === 0) throw new DeskError('backupMissing', { path: from });
  const damaged: string[] = [];
  /** Vaults whose backups another secret opens. */
  const shut = new Set<string>();
  let failure: unknown = null;
  for (const folder of folders) {
    const vault = (await readBackupRecord(folder).catch(() => null))?.vault ?? '';
    if (shut.has(vault)) continue;
    try {
      return { ...(yield* restoreBackup({ ...wish, from: folder })), from: folder, damaged };
    } catch (error) {
      const code = error instanceof DeskError ? error.code : null;
      if (code === 'passphraseWrong' || code === 'recoveryCodeWrong') shut.add(vault);
      else if (code === 'backupDamaged') damaged.push(folder);
      else throw error;
      // A damaged one says more than one of another vault.
      failure = failure === null || (code === 'backupDamaged' && damaged.length === 1) ? error : failure;
    }
  }
  const older = named && damaged.length > 0 ? await soundBefore(from, secret, wish.now) : null;
  if (older === null || !(failure instanceof DeskError)) throw failure;
  const detail = `${failure.details['detail']}；同一个位置里更早的完好备份是 ${older}`;
  throw new DeskError('backupDamaged', { detail }, { cause: failure });
}

/** True also for one whose record cannot be read: it was meant all the same. */
async function isBackup(folder: string): Promise<boolean> {
  return readBackupRecord(folder).then(
    (record) => record !== null,
    () => true,
  );
}
