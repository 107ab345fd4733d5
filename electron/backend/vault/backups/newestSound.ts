import { join } from 'node:path';
import type { SoundBackup } from '#shared/doctor/wayOut.ts';
import { secretKindSchema } from '#shared/vault/secretKind.ts';
import { isWholeDatabase } from '../databaseCopy.ts';
import type { VaultKeys } from '../keySlots.ts';
import { type BackupPlace, listBackups } from './backupFolder.ts';
import { readBackupRecord } from './backupRecord.ts';
import { badSlotsOf, type OwnSlots } from './backupSlots.ts';
import { newestFirst } from './newestFirst.ts';

/**
 * The newest backup at any of these places whose database opens, page by page, and that has both key files whole; where there is
 * none, the newest that opens with one of them, and null without any. Its originals are not opened: a broken database is what it is
 * wanted for. Changes nothing, throws nothing.
 */
export async function newestSound(
  keys: VaultKeys,
  places: readonly BackupPlace[],
  own: OwnSlots,
  now: Date,
): Promise<SoundBackup | null> {
  const lists = await Promise.all(places.map((place) => listBackups(place).catch(() => [])));
  let second: SoundBackup | null = null;
  for (const { folder, madeAt } of newestFirst(lists.flat(), now)) {
    const record = await readBackupRecord(folder).catch(() => null);
    const bad = await badSlotsOf(folder, record, own);
    const isOfUse = bad.length === 0 || (second === null && bad.length < secretKindSchema.options.length);
    if (record?.vault !== keys.vault || !isOfUse || !isWholeDatabase(join(folder, 'desk.db'), keys.databaseKey))
      continue;
    if (bad.length === 0) return { folder, madeAt };
    second = { folder, madeAt };
  }
  return second;
}
