import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import type { SecretKind } from '#shared/vault/secretKind.ts';
import { asDiskError, errorCode } from '../../diskErrors.ts';
import { dropTemporaryNames } from '../atomicWrite.ts';
import { putSlot } from '../keySlots.ts';
import type { VaultLayout } from '../layout.ts';
import { slotFile } from '../slotFile.ts';
import { readRecordAt } from '../vaultRecord.ts';
import { hashOfSlot } from '../writtenSlots.ts';
import { type BackupPlace, momentName } from './backupFolder.ts';
import { readBackupRecord, writeBackupRecord } from './backupRecord.ts';
import { filesOfMaking } from './claimFolder.ts';

/**
 * Gives every backup of a place the key slot the vault has now: the old passphrase or recovery code opens none of them.
 *
 * All backups of a vault wrap the same two keys, so that one file is replaced in each, in one step; called again, it goes
 * on where it broke off, and clears away what a kill has left of the old one. One that is being made or was broken off is renewed as well, one of another vault is left alone.
 * One that had none of it gets it, and its record notes what it has now. The caller knows the vault's own slot to be good. Answers how many were renewed. Throws `cannotWrite`, also where the
 * folder of the place is gone.
 */
export async function renewBackupKeys(layout: VaultLayout, kind: SecretKind, place: BackupPlace): Promise<number> {
  const slot = slotFile(kind);
  let renewed = 0;
  const [bytes, own] = await Promise.all([readFile(join(layout.dir, slot)), readRecordAt(layout.record)]);
  for (const folder of await backupFolders(place)) {
    const path = join(folder, slot);
    const older = await readOrNull(path);
    const record = await readRecordAt(join(folder, 'vault.json'));
    if (record !== null && own !== null && record.id !== own.id) continue;
    const isOld = older === null ? own !== null && record?.id === own.id : !bytes.equals(older);
    if (isOld) {
      await announceSlot(folder, kind, hashOfSlot(bytes));
      await putSlot(folder, kind, bytes);
    }
    // Replacing keeps the old one under a second name for a moment; one that is left there would open with the old secret for
    // good. One that is being made looks after its own.
    if ((await filesOfMaking(folder)) === null) await dropTemporaryNames(dirname(path));
    if (isOld) renewed += 1;
    if (isOld || older !== null) await noteSlot(folder, kind, hashOfSlot(bytes));
  }
  return renewed;
}

/**
 * Before a key file of a backup is replaced: killed before that is noted, it is not told as spoilt. A disk that refuses is no reason to
 * let the old secret open the backup any longer.
 */
export async function announceSlot(folder: string, kind: SecretKind, hash: string): Promise<void> {
  const record = await readBackupRecord(folder).catch(() => null);
  if (!record?.slots || record.slotsToBe?.[kind] === hash) return;
  const slotsToBe = { ...record.slotsToBe, [kind]: hash };
  await writeBackupRecord(folder, { ...record, slotsToBe }).catch(() => undefined);
}

/** The record says with which key files a backup is whole; one of the first versions, which says nothing of it, stays so. */
async function noteSlot(folder: string, kind: SecretKind, hash: string): Promise<void> {
  const record = await readBackupRecord(folder).catch(() => null);
  if (!record?.slots || (record.slots[kind] === hash && record.slotsToBe?.[kind] === undefined)) return;
  const { slotsToBe: announced = {}, ...settled } = record;
  const { [kind]: _, ...toBe } = announced;
  const others = Object.keys(toBe).length > 0 ? { slotsToBe: toBe } : {};
  await writeBackupRecord(folder, { ...settled, slots: { ...record.slots, [kind]: hash }, ...others });
}

/** The same at several places; answers with the folders of those that could not be renewed, whose backups open as before. */
export async function renewKeysAt(
  layout: VaultLayout,
  kind: SecretKind,
  places: readonly BackupPlace[],
): Promise<{ renewed: number; behind: string[] }> {
  const behind: string[] = [];
  let renewed = 0;
  for (const place of places) {
    try {
      renewed += await renewBackupKeys(layout, kind, place);
    } catch (error) {
      if (!(asDiskError(error, place.dir) instanceof DeskError)) throw error;
      behind.push(place.dir);
    }
  }
  return { renewed, behind };
}

/** Every folder of a backup, whole or not. A place where none was ever made has none; one that is gone throws. */
async function backupFolders(place: BackupPlace): Promise<string[]> {
  try {
    const names = await readdir(place.backups);
    return names.filter((name) => momentName.test(name)).map((name) => join(place.backups, name));
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw asDiskError(error, place.backups);
  }
  // A disk that was unplugged takes the folder above along.
  const above = dirname(place.dir);
  await readdir(above).catch((error: unknown) => {
    throw asDiskError(error, above);
  });
  return [];
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw asDiskError(error, path);
  }
}
