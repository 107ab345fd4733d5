/// <reference path="../betterSqlite3.d.ts" />
import { copyFile, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { DeskError } from '#shared/api/errors.ts';
import type { SoundBackup } from '#shared/doctor/wayOut.ts';
import { besideDatabase, syncFolder, temporaryPath } from '../atomicWrite.ts';
import { sizeOf } from '../backups/copyFiles.ts';
import { asMissingRoom } from '../backups/missingRoom.ts';
import { openEncrypted } from '../database.ts';
import { checkDatabase } from '../databaseCopy.ts';
import { migrate } from '../migrate.ts';
import { asVaultError } from '../vaultErrors.ts';
import { type EraseFrom, eraseFromCopy } from './eraseFromCopy.ts';
import { fillDatabase, type Salvaged } from './fillDatabase.ts';

/** What a salvage works with. */
export interface SalvageWish {
  readonly broken: Database;
  readonly key: string;
  /** Where the new database is made. */
  readonly path: string;
  /** One that can be restored, to be named in the loss. */
  readonly backup: SoundBackup | null;
  /** The folder whose database has what is lost; see `salvageSource`. */
  readonly source: string | null;
  /** Beside the marks that the databases have. */
  readonly erased: EraseFrom;
  /** Under which name the broken database is going to be kept. */
  readonly keptName: string;
  readonly now: Date;
  readonly closeBroken: () => void;
}

/**
 * Makes a new database of all rows of a broken one that can be read; rows that are lost are taken as a backup of the same
 * vault has them, but for what was erased. The broken one is only read, and closed
 * once that is done. Every page of the new one was read back when this resolves, all references hold, and what could not be brought over is noted in it.
 * Throws `cannotWrite`, `vaultDamaged` where not even its tables can be told.
 */
export async function salvageDatabase(wish: SalvageWish): Promise<Salvaged> {
  try {
    return await makeAnew(wish);
  } catch (error) {
    // Half of it is gone by now, and so is the copy of the backup.
    throw asVaultError(await asMissingRoom(error, wish.path, () => roomToSalvage(wish)), wish.path);
  }
}

/** Bytes of the new database and of a copy of the backup's: each once, and once more in its log until that is emptied. */
async function roomToSalvage({ broken, source }: SalvageWish): Promise<number[]> {
  const sizes = await Promise.all([
    sizeOf(broken.name),
    sizeOf(`${broken.name}-wal`),
    source === null ? null : sizeOf(join(source, 'desk.db')),
  ]);
  return sizes.flatMap((size) => [size ?? 0, size ?? 0]);
}

async function makeAnew(wish: SalvageWish): Promise<Salvaged> {
  const { broken, key, path, backup, source, erased, keptName, now, closeBroken } = wish;
  const older = source === null ? null : await openCopy(join(source, 'desk.db'), key, path);
  try {
    const usable = older !== null && eraseFromCopy(older.db, broken, erased);
    await dropDatabase(path);
    const made = openEncrypted(path, key, true);
    let salvaged: Salvaged;
    try {
      migrate(made);
      salvaged = fillDatabase({ made, broken, older: usable ? older.db : null, backup, erased, keptName, now });
      // Before anybody gets a turn: what was written to it now would be lost.
      closeBroken();
      made.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      made.close();
    }
    const file = await open(path, 'r+');
    await file.sync().finally(() => file.close());
    checkDatabase(path, key);
    await syncFolder(dirname(path));
    return salvaged;
  } catch (error) {
    await dropDatabase(path).catch(() => undefined);
    throw error;
  } finally {
    older?.db.close();
    if (older) await dropDatabase(older.path).catch(() => undefined);
  }
}

/** A copy of a backup's database beside the new one, with this version's tables; null where it is broken, too. Throws `cannotWrite`. */
async function openCopy(from: string, key: string, beside: string): Promise<{ db: Database; path: string } | null> {
  const path = temporaryPath(beside);
  try {
    await copyFile(from, path);
    const db = openEncrypted(path, key, false);
    migrate(db);
    return { db, path };
  } catch (error) {
    await dropDatabase(path).catch(() => undefined);
    // A disk that refuses is no reason to do without: what only the backup has would be lost.
    const known = asVaultError(error, path);
    if (known instanceof DeskError && known.code === 'vaultDamaged') return null;
    throw known;
  }
}

async function dropDatabase(path: string): Promise<void> {
  for (const ending of ['', ...besideDatabase]) await rm(path + ending, { force: true });
}
