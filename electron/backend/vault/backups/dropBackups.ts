import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secretKindSchema } from '#shared/vault/secretKind.ts';
import { asDiskError } from '../../diskErrors.ts';
import { putSlot } from '../keySlots.ts';
import { slotFile } from '../slotFile.ts';
import { hashOfSlot } from '../writtenSlots.ts';
import { type BackupPlace, listBackups, spoiltBackups } from './backupFolder.ts';
import { announceSlot } from './backupKeys.ts';
import { readBackupRecord, writeBackupRecord } from './backupRecord.ts';
import { isAnyNoted, lastWithKey } from './backupSlots.ts';
import { dropBackup, dropUnnamedFiles } from './pruneBackups.ts';

/**
 * The backups of a place that may have been made before an ISO moment, however they were made and also where they are spoilt: those
 * that say so, and those that say they were made after `now`, whose clock was wrong. Rejects where the place cannot be read.
 */
export async function backupsBefore(
  place: BackupPlace,
  moment: string,
  now: string,
): Promise<{ readonly folder: string; readonly madeAt: string }[]> {
  const all = [...(await listBackups(place)), ...(await spoiltBackups(place))];
  return all.filter(({ madeAt }) => madeAt < moment || madeAt > now);
}

/**
 * Nobody is left with backups that nothing opens: where none of those that stay has a key file whole, the newest gets those of the ones
 * that go, proven to be the vault's last or not. One whose other secret opens it needs none of an older one.
 */
async function handOnKeys(place: BackupPlace, going: readonly { folder: string; madeAt: string }[]): Promise<void> {
  const gone = new Set(going.map(({ folder }) => folder));
  const staying = (await listBackups(place)).filter(({ folder }) => !gone.has(folder));
  const [newest] = staying;
  if (newest === undefined || going.length === 0) return;
  for (const kind of secretKindSchema.options) if (await isAnyNoted(staying, kind)) return;
  for (const kind of secretKindSchema.options) {
    const record = await readBackupRecord(newest.folder).catch(() => null);
    const from = await lastWithKey(kind, [], going);
    if (record === null || from === null) continue;
    const bytes = await readFile(join(from, slotFile(kind)));
    await announceSlot(newest.folder, kind, hashOfSlot(bytes));
    await putSlot(newest.folder, kind, bytes);
    await writeBackupRecord(newest.folder, { ...record, slots: { ...record.slots, [kind]: hashOfSlot(bytes) } });
  }
}

/** Deletes `backupsBefore`, with the copies of originals no other names; answers how many went. Throws `cannotWrite`. */
export async function dropBackupsBefore(place: BackupPlace, moment: string, now: string): Promise<number> {
  const old = await backupsBefore(place, moment, now);
  try {
    await handOnKeys(place, old);
    for (const { folder } of old) await dropBackup(folder);
    await dropUnnamedFiles(place);
  } catch (error) {
    throw asDiskError(error, place.dir);
  }
  return old.length;
}
