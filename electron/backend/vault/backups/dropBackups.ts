import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
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
 * that say so, those that say they were made after `now`, whose clock was wrong, and those of an earlier round than `made`. That one,
 * the folder of a backup made since, is never among them, whatever its clock said. Rejects where the place cannot be read, or has it no more.
 */
export async function backupsBefore(
  place: BackupPlace,
  moment: string,
  now: string,
  made: string | null,
): Promise<{ readonly folder: string; readonly madeAt: string; readonly round: number }[]> {
  const listed = await listBackups(place);
  const renewed = listed.find(({ folder }) => folder === made);
  // Nobody is left without a backup: what the older ones give way to has to be there.
  if (made !== null && renewed === undefined) throw new DeskError('backupMissing', { path: made });
  const isEarlier = (round: number) => renewed !== undefined && round < renewed.round;
  const spoilt = (await spoiltBackups(place)).map((each) => ({ ...each, round: Number.POSITIVE_INFINITY }));
  return [...listed, ...spoilt].filter(
    ({ folder, madeAt, round }) => folder !== made && (madeAt < moment || madeAt > now || isEarlier(round)),
  );
}

/**
 * Nobody is left with backups that nothing opens: where none of those that stay has a key file whole, the newest gets those of the ones
 * that go, proven to be the vault's last or not. One whose other secret opens it needs none of an older one.
 */
async function handOnKeys(
  place: BackupPlace,
  going: readonly { folder: string; madeAt: string; round: number }[],
): Promise<void> {
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

/** Deletes `backupsBefore`, with the copies of originals no other names; answers how many went. Throws `cannotWrite`, `backupMissing`. */
export async function dropBackupsBefore(
  place: BackupPlace,
  moment: string,
  now: string,
  made: string | null,
): Promise<number> {
  const old = await backupsBefore(place, moment, now, made);
  try {
    await handOnKeys(place, old);
    for (const { folder } of old) await dropBackup(folder);
    await dropUnnamedFiles(place);
  } catch (error) {
    throw asDiskError(error, place.dir);
  }
  return old.length;
}
