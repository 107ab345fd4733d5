/// <reference path="../betterSqlite3.d.ts" />
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Backup, BackupKind } from '#shared/backups/backup.ts';
import type { KeyFiles } from '#shared/backups/keyFiles.ts';
import { asDiskError } from '../../diskErrors.ts';
import { type AccessHead, accessHeadName, readHead, sealHead } from '../accessHead/headFile.ts';
import { goesOnFrom, logEnd } from '../accessHead/logEnd.ts';
import { dropTemporaryNames, makeFolder, writeAtomically } from '../atomicWrite.ts';
import { openToRead, readVersion } from '../database.ts';
import { copyDatabase, databaseBytes } from '../databaseCopy.ts';
import { addToErasureList, readErasureList } from '../erasure/erasureList.ts';
import { filePath } from '../files.ts';
import type { VaultKeys } from '../keySlots.ts';
import type { VaultLayout } from '../layout.ts';
import { namedFiles } from '../namedFiles.ts';
import { recordedHashes } from '../recordedHashes.ts';
import { asBackup, type BackupPlace, momentFolder, newestRecord, unwholeBackups } from './backupFolder.ts';
import { type BackupRecord, writeBackupRecord } from './backupRecord.ts';
import { type ClaimedFolder, claimFolder } from './claimFolder.ts';
import { sizeOf } from './copyFiles.ts';
import { copyKeys, type SlotSource } from './copyKeys.ts';
import { copyOriginals } from './copyOriginals.ts';
import { roundAfter, trustedFiles } from './filesToOpen.ts';
import { asMissingRoom } from './missingRoom.ts';

/** An open vault, as backing it up needs it. */
export interface BackupSource {
  readonly raw: Database;
  readonly keys: VaultKeys;
  readonly layout: VaultLayout;
  readonly slots: SlotSource;
}

export interface BackupWish {
  readonly place: BackupPlace;
  readonly kind: BackupKind;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

/** How many originals are looked after, of how many. */
export interface BackupStep {
  readonly done: number;
  readonly total: number;
}

/**
 * A backup that was made, and what the vault has lost or spoilt already: `lost` are originals that are not in it, `ill`
 * those of which it keeps the sound copy of an earlier time; `keyFiles` those of its key files that are not whole.
 */
export interface MadeBackup extends Backup {
  readonly lost: readonly string[];
  readonly ill: readonly string[];
  readonly keyFiles: KeyFiles;
}

/**
 * Backs up an open vault: a copy of its database as of this moment, its keys, and every original that copy names.
 *
 * Originals never change, so that only new ones are copied. Database and originals are opened again and checked, those
 * that were there before by turns (filesToOpen.ts). The backup counts once its record is there, which is written last:
 * whatever breaks it off leaves the older ones as they were. Several may be made in one place at once, and older ones be
 * dropped meanwhile (claimFolder.ts). Throws `cannotWrite`, `vaultDamaged`.
 */
export async function* writeBackup(
  { raw, keys, layout, slots }: BackupSource,
  { place, kind, now, signal }: BackupWish,
): AsyncGenerator<BackupStep, MadeBackup, undefined> {
  let claim: ClaimedFolder | null = null;
  try {
    const erased = await erasedSoFar(layout, keys.vault);
    const { unfinished } = await unwholeBackups(place);
    // Where a page is broken, what looks broken off may be the last to have what was on it.
    const clears = unfinished.length > 0 && isWhole(raw);
    for (const each of clears ? unfinished : []) await rm(each, { recursive: true, force: true });
    claim = await claimFolder(place.backups, momentFolder(now));
    const { folder } = claim;
    await makeFolder(join(folder, 'keys'));
    const database = join(folder, 'desk.db');
    await copyDatabase(raw, keys.databaseKey, database);
    const { ids, hashes, cases, schema, head } = openToRead(database, keys.databaseKey, (copy) => ({
      ids: [...namedFiles(copy)].toSorted(),
      hashes: recordedHashes(copy),
      cases: casesIn(copy),
      schema: readVersion(copy),
      head: headOfCopy(copy, layout, keys),
    }));
    await copyKeys(layout, slots, folder);
    if (head !== null) await writeAtomically(join(folder, accessHeadName), sealHead(head, keys));
    await claim.countOn(ids);
    const before = await newestRecord(place);
    const steps = copyOriginals({
      from: layout.files,
      to: place.files ?? layout.files,
      ids,
      hashes,
      identity: keys.fileIdentity,
      trusted: trustedFiles({ kind, before }),
      signal,
    });
    const originals = yield* steps;
    const record: BackupRecord = {
      format: 'beian-backup',
      version: 1,
      vault: keys.vault,
      kind,
      madeAt: now.toISOString(),
      schema,
      cases,
      ownFiles: place.files !== null,
      ...originals,
      round: roundAfter(before),
      ...(head === null ? {} : { life: head.line }),
    };
    const erasedNow = await erasedSoFar(layout, keys.vault);
    if (erasedNow.length !== erased.length) {
      // The copy was made before something was erased: it would keep what is gone by now.
      await rm(folder, { recursive: true, force: true });
      return yield* writeBackup({ raw, keys, layout, slots }, { place, kind, now, signal });
    }
    // A passphrase that was changed meanwhile may have missed the slot that was just being copied.
    const { slots: given, ...keyFiles } = await copyKeys(layout, slots, folder);
    await dropTemporaryNames(join(folder, 'keys'));
    await addToErasureList(folder, keys.vault, erasedNow);
    await addToErasureList(place.dir, keys.vault, erasedNow);
    // Its folder is durable already: from here on nothing can fail that would make a backup of what was called a failure.
    await writeBackupRecord(folder, { ...record, slots: given });
    return { ...asBackup(folder, record), lost: originals.lost, ill: originals.ill, keyFiles };
  } catch (error) {
    const folder = claim?.folder ?? place.backups;
    const left = () => stillToWrite({ raw, layout }, place, folder);
    throw asDiskError(await asMissingRoom(error, folder, left), folder);
  } finally {
    await claim?.release();
  }
}

/** How far the log of the copy is; where it contradicts what the vault keeps of it, that goes along as it is. */
function headOfCopy(copy: Database, layout: VaultLayout, keys: VaultKeys): AccessHead | null {
  const own = readHead(layout.accessHead, keys);
  const end = own === null ? null : logEnd(copy);
  if (own === null || end === null) return own;
  return goesOnFrom(copy, own) ? { line: own.line, ...end } : own;
}

const erasedSoFar = async ({ dir }: VaultLayout, vault: string) => (await readErasureList(dir, vault)).marks;

/** Bytes of what a backup that broke off had not written yet: its database, and each original its place has not. */
async function stillToWrite(
  { raw, layout }: Pick<BackupSource, 'raw' | 'layout'>,
  { files }: BackupPlace,
  folder: string,
): Promise<number[]> {
  const sizes = (await sizeOf(join(folder, 'desk.db'))) === null ? [databaseBytes(raw)] : [];
  if (files === null) return sizes;
  for (const id of namedFiles(raw)) {
    const size = await sizeOf(filePath(layout.files, id));
    if (size !== null && (await sizeOf(filePath(files, id))) !== size) sizes.push(size);
  }
  return sizes;
}

function isWhole(db: Database): boolean {
  try {
    const [first] = db.pragma('quick_check(1)') as { quick_check: string }[];
    return first?.quick_check === 'ok';
  } catch {
    return false;
  }
}

function casesIn(db: Database): number {
  const known = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'cases'").get();
  // Before its first migration a database has none.
  if (known === undefined) return 0;
  const row = db.prepare('SELECT count(*) AS count FROM cases').get() as { count: number };
  return row.count;
}
