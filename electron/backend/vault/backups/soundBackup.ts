import { basename, dirname, join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { checkDatabase } from '../databaseCopy.ts';
import { readSlot, type VaultKeys, type VaultSecret } from '../keySlots.ts';
import { assertNotNewer } from '../migrate.ts';
import { findBackups } from './backupFolder.ts';
import { type BackupRecord, readBackupRecord } from './backupRecord.ts';

/**
 * The keys of a backup, once every page of its database was read with them; the backup is not changed.
 *
 * Throws `passphraseWrong`, `recoveryCodeWrong`, `vaultNewer`, and `backupDamaged` where key file or database are not whole:
 * it is the backup that is damaged then, and no vault.
 */
export async function openBackup(from: string, record: BackupRecord, secret: VaultSecret): Promise<VaultKeys> {
  const keys = await asBackupError(from, '密钥文件不见了或已损坏', () => readSlot(from, record.vault, secret));
  await asBackupError(from, '数据库不见了或已损坏', async () =>
    assertNotNewer(checkDatabase(join(from, 'desk.db'), keys.databaseKey)),
  );
  return keys;
}

/** The newest older backup beside a damaged one that opens with the same secret; null where there is none. */
export async function soundBefore(from: string, secret: VaultSecret): Promise<string | null> {
  for (const { folder } of await findBackups(dirname(from)).catch(() => [])) {
    if (basename(folder) >= basename(from)) continue;
    const record = await readBackupRecord(folder).catch(() => null);
    const opened = record && (await openBackup(folder, record, secret).catch(() => null));
    if (opened) return folder;
  }
  return null;
}

async function asBackupError<Result>(from: string, what: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DeskError && (error.code === 'vaultDamaged' || error.code === 'keyFileDamaged')))
      throw error;
    throw new DeskError('backupDamaged', { detail: `${basename(from)} 的${what}` }, { cause: error });
  }
}
