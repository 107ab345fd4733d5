import { join } from 'node:path';
import { newestBackupFirst } from '#shared/backups/backup.ts';
import type { SoundBackup } from '#shared/doctor/wayOut.ts';
import { checkDatabase } from '../databaseCopy.ts';
import type { VaultKeys } from '../keySlots.ts';
import { looksLikeSlot, slotFile } from '../slotFile.ts';
import { type BackupPlace, listBackups } from './backupFolder.ts';
import { readBackupRecord } from './backupRecord.ts';

/**
 * The newest backup at any of these places whose database opens, page by page, with its key files beside it; null where there is
 * none. Its originals are not opened: a broken database is what it is wanted for. Changes nothing, throws nothing.
 */
export async function newestSound(keys: VaultKeys, places: readonly BackupPlace[]): Promise<SoundBackup | null> {
  const lists = await Promise.all(places.map((place) => listBackups(place).catch(() => [])));
  for (const { folder, madeAt } of lists.flat().toSorted(newestBackupFirst)) {
    const record = await readBackupRecord(folder).catch(() => null);
    if (record?.vault !== keys.vault || !isWhole(join(folder, 'desk.db'), keys.databaseKey)) continue;
    const kinds = ['passphrase', 'recovery'] as const;
    const slots = await Promise.all(kinds.map((kind) => looksLikeSlot(join(folder, slotFile(kind)))));
    if (slots.every(Boolean)) return { folder, madeAt };
  }
  return null;
}

function isWhole(database: string, key: string): boolean {
  try {
    checkDatabase(database, key);
    return true;
  } catch {
    return false;
  }
}
