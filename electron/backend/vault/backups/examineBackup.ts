import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretKind } from '#shared/vault/secretKind.ts';
import { openToRead } from '../database.ts';
import { checkDatabase } from '../databaseCopy.ts';
import { filePath, opens } from '../files.ts';
import type { VaultKeys } from '../keySlots.ts';
import { assertNotNewer } from '../migrate.ts';
import { type RecordedHashes, recordedHashes } from '../recordedHashes.ts';
import { readRecordAt } from '../vaultRecord.ts';
import { readBackupRecord } from './backupRecord.ts';
import { badSlotsOf, type OwnSlots } from './backupSlots.ts';
import { originalsOf } from './restoreBackup.ts';
import type { BackupStep } from './writeBackup.ts';

/** What is left of a backup. */
export interface BackupState {
  /** Its database opens, and every page of it. */
  readonly database: boolean;
  /** Its vault.json is there. */
  readonly record: boolean;
  /** Its key files that are missing or spoilt, as far as is known; see backupSlots.ts. */
  readonly badKeys: readonly SecretKind[];
  /** Ids of originals it is to have that are gone, do not open, or hold something else. */
  readonly lost: readonly string[];
}

/** Whether a vault can be made of a backup, with all it is to have. */
export function isSoundBackup({ database, record, badKeys, lost }: BackupState): boolean {
  return database && record && badKeys.length === 0 && lost.length === 0;
}

export interface BackupToExamine {
  readonly folder: string;
  /** What is known of originals at this place already; what is found is added. */
  readonly known: Map<string, boolean>;
  readonly signal: AbortSignal | undefined;
  /** What the vault tells of its key files, where it is open. */
  readonly own?: OwnSlots;
}

/**
 * Opens everything a backup has, as restoring would, and changes nothing. The originals one within the vault leans on are
 * not opened: they are the vault's own. Throws nothing but the signal.
 */
export async function* examineBackup(
  keys: VaultKeys,
  { folder, known, signal, own }: BackupToExamine,
): AsyncGenerator<BackupStep, BackupState, undefined> {
  const record = await readBackupRecord(folder).catch(() => null);
  const hashes = readHashes(join(folder, 'desk.db'), keys.databaseKey);
  const badKeys = await badSlotsOf(folder, record, own);
  const isOurs = (await readRecordAt(join(folder, 'vault.json')))?.id === keys.vault;
  const lost: string[] = [];
  const files = record?.ownFiles ? record.files : [];
  yield { done: 0, total: files.length };
  for (const [index, { id }] of files.entries()) {
    signal?.throwIfAborted();
    const path = record === null ? '' : filePath(originalsOf(folder, record), id);
    const sound = known.get(id) ?? (await opensAt(path, keys.fileIdentity, hashes?.get(id)));
    known.set(id, sound);
    if (!sound) lost.push(id);
    yield { done: index + 1, total: files.length };
  }
  return { database: record !== null && hashes !== null, record: isOurs, badKeys, lost };
}

/** Null where the database is gone, broken, or of another key. */
function readHashes(path: string, key: string): RecordedHashes | null {
  try {
    assertNotNewer(checkDatabase(path, key));
    return openToRead(path, key, recordedHashes);
  } catch {
    return null;
  }
}

async function opensAt(path: string, identity: string, sha256: string | undefined): Promise<boolean> {
  const encrypted = await readFile(path).catch(() => null);
  return encrypted !== null && opens(encrypted, identity, sha256);
}
