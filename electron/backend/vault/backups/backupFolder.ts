import { access, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Backup } from '#shared/backups/backup.ts';
import { asDiskError, errorCode } from '../../diskErrors.ts';
import { type BackupRecord, readBackupRecord } from './backupRecord.ts';
import { filesOfMaking } from './claimFolder.ts';
import { newestFirst, newestOfPlaceFirst } from './newestFirst.ts';

/** Names of single backups: the moment, as files can be called. */
export const momentName = /^\d{4}-\d{2}-\d{2}T\d{6}\.\d{3}Z(?:-\d+)?$/;

const placePrefix = '备案工作台备份-';

/** Where the backups of one vault lie below a chosen folder, and what they share. */
export interface BackupPlace {
  readonly dir: string;
  /** One folder a backup. */
  readonly backups: string;
  /** The originals of all of them; null where the vault's own serve. */
  readonly files: string | null;
}

/** Beside other things in a folder somebody chose, on another disk if possible: whole, to be restored anywhere. */
export function backupPlace(chosen: string, vault: string): BackupPlace {
  return placeAt(join(chosen, `${placePrefix}${vault.slice(0, 8)}`));
}

/** The place outside of the vault whose folder this is. */
export function placeAt(dir: string): BackupPlace {
  return { dir, backups: join(dir, 'backups'), files: join(dir, 'files') };
}

/** Within the vault: copies of the database alone. */
export function ownBackupPlace(backups: string): BackupPlace {
  return { dir: backups, backups: join(backups, 'copies'), files: null };
}

/** Where a vault is backed up to: within itself (`own`, the folder for that), and in the folder somebody chose, if any. */
export function placesInUse(own: string, chosen: string | null, vault: string): BackupPlace[] {
  return [ownBackupPlace(own), ...(chosen === null ? [] : [backupPlace(chosen, vault)])];
}

/** `2026-11-28T053400.000Z`: sorts by time, and every file system takes it. */
export function momentFolder(moment: Date): string {
  return moment.toISOString().replaceAll(':', '');
}

/** False where the backups of a place were deleted. A disk that was unplugged takes the folder above along: that throws. */
export async function holdsBackups({ dir }: BackupPlace): Promise<boolean> {
  try {
    await access(dir);
    return true;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  await access(dirname(dir));
  return false;
}

/** A backup among those of its place. */
export interface PlacedBackup extends Backup {
  /** Counts them, whatever the clock of the day said; see filesToOpen.ts. Those of the first versions have 0. */
  readonly round: number;
  /** Which life of the vault made it, where that is known. */
  readonly life?: string | undefined;
}

/** The whole backups of a place, newest first; what was broken off has no record and is left out, a spoilt one as well. */
export async function listBackups({ backups }: Pick<BackupPlace, 'backups'>): Promise<PlacedBackup[]> {
  const names = await namesIn(backups);
  const found = await Promise.all(
    names.map(async (name) => {
      const folder = join(backups, name);
      const record = await readBackupRecord(folder).catch(() => null);
      return record ? asBackup(folder, record) : null;
    }),
  );
  return found.filter((each) => each !== null).toSorted(newestOfPlaceFirst);
}

/** The record of the newest whole backup of a place; null where there is none. Throws `cannotWrite`. */
export async function newestRecord(place: BackupPlace): Promise<BackupRecord | null> {
  const [newest] = await listBackups(place);
  return newest ? readBackupRecord(newest.folder) : null;
}

/** What lies in a place besides whole backups. */
export interface Unwhole {
  /** Folders that were begun and never became a backup. */
  readonly unfinished: readonly string[];
  /** Folders of backups that are being made at this moment, and the originals each counts on. */
  readonly making: readonly { readonly folder: string; readonly files: readonly string[] }[];
  /** Folders of backups whose record cannot be read. */
  readonly spoilt: readonly string[];
}

/** Looks for everything in a place that is no whole backup. Throws `cannotWrite`. */
export async function unwholeBackups({ backups }: BackupPlace): Promise<Unwhole> {
  const [unfinished, making, spoilt]: [string[], Unwhole['making'][number][], string[]] = [[], [], []];
  for (const name of await namesIn(backups)) {
    const folder = join(backups, name);
    // Asked before the record: one that is finished in between has its record by then.
    const files = await filesOfMaking(folder);
    const record = await readBackupRecord(folder).catch(() => 'spoilt' as const);
    if (record === 'spoilt') spoilt.push(folder);
    else if (record === null && files !== null) making.push({ folder, files });
    else if (record === null) unfinished.push(folder);
  }
  return { unfinished, making, spoilt };
}

/** Backups whose record cannot be read, made when their names say: nobody restores them any more, and what is in them is there all the same. */
export async function spoiltBackups(place: BackupPlace): Promise<{ folder: string; madeAt: string }[]> {
  const { spoilt } = await unwholeBackups(place);
  return spoilt.map((folder) => ({ folder, madeAt: momentOf(basename(folder)) }));
}

/** The moment in the name of a folder, as records have it. */
function momentOf(name: string): string {
  return name.slice(0, 22).replace(/T(\d{2})(\d{2})(\d{2})/, 'T$1:$2:$3');
}

export function asBackup(
  folder: string,
  { kind, madeAt, cases, files, ownFiles, round, life }: BackupRecord,
): PlacedBackup {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { folder, kind, madeAt, cases, files: files.length, bytes, ownFiles, round, life };
}

async function namesIn(folder: string): Promise<string[]> {
  return (await foldersIn(folder)).filter((name) => momentName.test(name));
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw asDiskError(error, folder);
  }
}

/** Every backup below a folder, newest first, wherever in the place somebody points: at the disk, the place, its backups or one of them. */
export async function findBackups(folder: string, now: Date): Promise<PlacedBackup[]> {
  const record = await readBackupRecord(folder);
  if (record) return [asBackup(folder, record)];
  const here = { dir: folder, files: null };
  const places = [folder, join(folder, 'backups'), join(folder, 'copies'), join(folder, 'backups', 'copies')];
  const below = (await foldersIn(folder)).filter((name) => name.startsWith(placePrefix));
  const lists = await Promise.all(
    [...places, ...below.map((name) => join(folder, name, 'backups'))].map((backups) =>
      listBackups({ ...here, backups }),
    ),
  );
  return newestFirst(lists.flat(), now);
}
