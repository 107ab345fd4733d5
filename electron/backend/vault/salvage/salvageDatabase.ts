/// <reference path="../betterSqlite3.d.ts" />
import { copyFile, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { DeskError } from '#shared/api/errors.ts';
import type { SoundBackup } from '#shared/doctor/wayOut.ts';
import { syncFolder, temporaryPath } from '../atomicWrite.ts';
import { openEncrypted } from '../database.ts';
import { checkDatabase } from '../databaseCopy.ts';
import { migrate } from '../migrate.ts';
import { asVaultError } from '../vaultErrors.ts';
import { mendReferences } from './mendReferences.ts';
import { quoted, type Row, readableRows, type SalvagedTable, tablesOf } from './readableRows.ts';

/** What came of a salvage. */
export interface Salvaged {
  /** Numbers of cases that are in the new database. */
  readonly cases: number;
  /** Rows that could be read, those a backup had instead of lost ones, and those that had to go because what they belong to is lost. */
  readonly read: number;
  readonly fromBackup: number;
  readonly gone: number;
  /** Cases the old database still names and the new one has not; null where nobody can tell. */
  readonly lost: readonly string[] | null;
}

/**
 * Makes a new database at `path` of all rows of a broken one that can be read; rows that are lost are taken as a backup of the same
 * vault has them. The broken one is only read, and closed
 * once that is done. Every page of the new one was read back when this resolves, and all references hold.
 * Throws `cannotWrite`, `vaultDamaged` where not even its tables can be told.
 */
export async function salvageDatabase(
  broken: Database,
  key: string,
  path: string,
  backup: SoundBackup | null,
  closeBroken: () => void,
): Promise<Salvaged> {
  const older = backup && (await openCopy(join(backup.folder, 'desk.db'), key, path));
  try {
    await dropDatabase(path);
    const made = openEncrypted(path, key, true);
    let salvaged: Salvaged;
    try {
      migrate(made);
      salvaged = fill(made, broken, older?.db ?? null);
      // Before anybody gets a turn: what was written to it now would be lost.
      closeBroken();
      made.pragma('wal_checkpoint(TRUNCATE)');
    } catch (error) {
      throw asVaultError(error, path);
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
    throw asVaultError(error, path);
  } finally {
    older?.db.close();
    if (older) await dropDatabase(older.path).catch(() => undefined);
  }
}

/** All or nothing; triggers are for people's changes, not for rows that are as they were. */
function fill(made: Database, broken: Database, older: Database | null): Salvaged {
  const triggers = made.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  const tables = tablesOf(made);
  let [read, fromBackup] = [0, 0];
  made.pragma('foreign_keys = OFF');
  made.exec('BEGIN IMMEDIATE');
  for (const { name } of triggers) made.exec(`DROP TRIGGER ${quoted(name)}`);
  // What the steps of the schema put in.
  for (const { name } of tables) made.exec(`DELETE FROM ${quoted(name)}`);
  for (const table of tables) {
    const found = readableRows(broken, table);
    read += insertAll(made, table, found.rows);
    if (found.isLost !== null && older !== null)
      fromBackup += insertAll(made, table, lostRows(older, table, found.isLost));
  }
  keepSequence(made, broken);
  const gone = mendReferences(made, tables);
  for (const { sql } of triggers) made.exec(sql);
  made.exec('COMMIT');
  made.pragma('foreign_keys = ON');
  const numbers = new Set(numbersIn(made) ?? []);
  const lost = numbersIn(broken)?.filter((number) => !numbers.has(number)) ?? null;
  return { cases: numbers.size, read, fromBackup, gone, lost };
}

function insertAll(made: Database, { name, columns }: SalvagedTable, rows: readonly Row[]): number {
  const marks = columns.map(() => '?').join(', ');
  const insert = made.prepare(
    `INSERT OR IGNORE INTO ${quoted(name)} (${columns.map(quoted).join(', ')}) VALUES (${marks})`,
  );
  let count = 0;
  for (const row of rows) count += insert.run(...columns.map((column) => row[column])).changes;
  return count;
}

/** What a backup has of the rows that were lost; nothing comes back that was removed since, as far as row ids tell. */
function lostRows(older: Database, table: SalvagedTable, isLost: (id: number) => boolean): readonly Row[] {
  const held = readableRows(older, table).rows;
  return table.key[0] === 'rowid' ? held.filter((row) => isLost(Number(row['(rowid)']))) : held;
}

/** Numbers of the access log are never given twice: lines that are lost at its end are to be missed. */
function keepSequence(made: Database, broken: Database): void {
  try {
    const [row] = broken.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'access_log'").all() as {
      seq: number;
    }[];
    if (row) made.prepare("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'access_log'").run(row.seq);
  } catch {
    // On a broken page, too.
  }
}

/** By the index alone, which lies on pages of its own; null where that is broken, too. */
function numbersIn(db: Database): string[] | null {
  try {
    const rows = db.prepare('SELECT number FROM cases INDEXED BY sqlite_autoindex_cases_1 ORDER BY number').all();
    return (rows as { number: string }[]).map(({ number }) => number);
  } catch {
    return null;
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
  for (const ending of ['', '-wal', '-shm', '-journal']) await rm(path + ending, { force: true });
}
