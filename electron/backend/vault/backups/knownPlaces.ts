import type { VaultLayout } from '../layout.ts';
import type { ReadDatabase } from '../sql.ts';
import { getBackupFolder } from '../store/backupFolder.ts';
import { listBackupPlaces } from '../store/backupPlaces.ts';
import { type BackupPlace, backupPlace, ownBackupPlace, placeAt } from './backupFolder.ts';

/** Every place where backups of a vault may lie: its own, the chosen one, and all where it was ever backed up. */
export function knownPlaces(db: ReadDatabase, layout: VaultLayout, vault: string): BackupPlace[] {
  const chosen = getBackupFolder(db);
  const dirs = new Set([...(chosen === null ? [] : [backupPlace(chosen, vault).dir]), ...listBackupPlaces(db)]);
  return [ownBackupPlace(layout.backups), ...[...dirs].map(placeAt)];
}
