import { basename, dirname, join } from 'node:path';
import { DeskError, type DeskErrorCode } from '#shared/api/errors.ts';
import { secretNames } from '#shared/vault/secretKind.ts';
import { checkDatabase } from '../databaseCopy.ts';
import { readSlot, slotOf, type VaultKeys, type VaultSecret } from '../keySlots.ts';
import { assertNotNewer } from '../migrate.ts';
import { findBackups } from './backupFolder.ts';
import { type BackupRecord, readBackupRecord } from './backupRecord.ts';
import { badSlotsOf } from './backupSlots.ts';

/**
 * The keys of a backup, once every page of its database was read with them; the backup is not changed.
 *
 * Throws `passphraseWrong`, `recoveryCodeWrong`, `vaultNewer`, and `backupDamaged` where key file or database are not whole:
 * it is the backup that is damaged then, and no vault.
 */
export async function openBackup(from: string, record: BackupRecord, secret: VaultSecret): Promise<VaultKeys> {
  const kind = slotOf(secret);
  const bad = await badSlotsOf(from, record);
  const other = kind === 'passphrase' ? 'recovery' : 'passphrase';
  const otherwise = bad.includes(other) ? '' : `，可以改用${secretNames[other]}恢复`;
  const what = `${secretNames[kind]}的密钥文件不见了或已损坏${otherwise}`;
  // One of which a bit has turned may look as if the secret were wrong.
  const keys = await asBackupError(from, what, () => readSlot(from, record.vault, secret), bad.includes(kind));
  await asBackupError(from, '数据库不见了或已损坏', async () =>
    assertNotNewer(checkDatabase(join(from, 'desk.db'), keys.databaseKey)),
  );
  return keys;
}

/** The newest older backup beside a damaged one that opens with the same secret; null where there is none. */
export async function soundBefore(from: string, secret: VaultSecret, now: Date): Promise<string | null> {
  const beside = await findBackups(dirname(from), now).catch(() => []);
  const at = beside.findIndex(({ folder }) => folder === from);
  // One whose record is damaged has no place among them but by its name.
  const older = at === -1 ? beside.filter(({ folder }) => basename(folder) < basename(from)) : beside.slice(at + 1);
  for (const { folder } of older) {
    const record = await readBackupRecord(folder).catch(() => null);
    const opened = record && (await openBackup(folder, record, secret).catch(() => null));
    if (opened) return folder;
  }
  return null;
}

async function asBackupError<Result>(
  from: string,
  what: string,
  work: () => Promise<Result>,
  isSlotBad = false,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const codes: DeskErrorCode[] = ['vaultDamaged', 'keyFileDamaged'];
    if (isSlotBad) codes.push('passphraseWrong', 'recoveryCodeWrong');
    if (!(error instanceof DeskError && codes.includes(error.code))) throw error;
    throw new DeskError('backupDamaged', { detail: `${basename(from)} 的${what}` }, { cause: error });
  }
}
