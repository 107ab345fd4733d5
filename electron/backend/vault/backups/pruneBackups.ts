import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { outlivedBackups } from '#shared/backups/keptBackups.ts';
import { secretKindSchema } from '#shared/vault/secretKind.ts';
import { asDiskError } from '../../diskErrors.ts';
import { syncFolder, temporaryName } from '../atomicWrite.ts';
import { filePath, idOfFile, listShelves } from '../files.ts';
import { type BackupPlace, listBackups, unwholeBackups } from './backupFolder.ts';
import { backupRecordName, readBackupRecord } from './backupRecord.ts';
import { lastWithKey } from './backupSlots.ts';

/**
 * Deletes the automatic backups of a place that have had their time, and the copies of originals no backup there names
 * any more; answers how many backups went. The last one that may have a key file whole stays. Those of the vault itself are never touched.
 *
 * Throws `cannotWrite`.
 */
export async function pruneBackups(place: BackupPlace): Promise<number> {
  const all = await listBackups(place);
  // Not the newest, either, where a clock that was behind makes it look old.
  const old = outlivedBackups(all).filter((each) => each !== all[0]);
  const staying = all.filter((each) => !old.includes(each));
  const last = await Promise.all(secretKindSchema.options.map((kind) => lastWithKey(kind, staying, old)));
  const outlived = old.filter(({ folder }) => !last.includes(folder));
  try {
    for (const { folder } of outlived) await dropBackup(folder);
    await dropUnnamedFiles(place);
  } catch (error) {
    throw asDiskError(error, place.dir);
  }
  return outlived.length;
}

/** Deletes one backup. Its record goes first: one that is half deleted is no backup. */
export async function dropBackup(folder: string): Promise<void> {
  await rm(join(folder, backupRecordName), { force: true });
  await syncFolder(folder);
  await rm(folder, { recursive: true, force: true });
}

/**
 * Deletes the copies of originals that no backup of a place names any more, nor one that is being made, and the half copies
 * of whoever was killed while copying; those of the vault itself are never touched. While the record of a backup cannot be
 * read no whole copy is deleted: what it names is not known.
 */
export async function dropUnnamedFiles(place: BackupPlace): Promise<void> {
  const { files } = place;
  if (files === null) return;
  const shelved = await listShelves(files);
  // Asked after the shelves: what comes to be named from here on was copied, or looked for, by one that says so.
  const { making, spoilt } = await unwholeBackups(place);
  const counted = new Set(making.flatMap((each) => each.files));
  for (const { shelf, name } of shelved) {
    // No record names one. The copy that is just being written is counted on by a claim that was there before it.
    if (temporaryName.test(name) && !counted.has(idOfPart(name))) await rm(join(shelf, name), { force: true });
  }
  if (spoilt.length > 0) return;
  const records = await Promise.all((await listBackups(place)).map(({ folder }) => readBackupRecord(folder)));
  const named = counted.union(new Set(records.flatMap((record) => record?.files ?? []).map(({ id }) => id)));
  for (const { name } of shelved) {
    const id = idOfFile(name);
    if (id !== null && !named.has(id)) await rm(filePath(files, id), { force: true });
  }
}

/** The id of the copy a half one was to become: `.<id>.age.<random>.part`. */
function idOfPart(name: string): string {
  return name.slice(1, 33);
}
