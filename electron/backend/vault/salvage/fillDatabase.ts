/// <reference path="../betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';
import type { Loss } from '#shared/doctor/loss.ts';
import type { SoundBackup } from '#shared/doctor/wayOut.ts';
import type { EraseFrom } from './eraseFromCopy.ts';
import { keepGivenNumbers } from './givenNumbers.ts';
import { forgetUnnamedFiles, keepMadeFiles, naming } from './keepMadeFiles.ts';
import { keepMarks } from './keepMarks.ts';
import { lossPrefix } from './lossNotes.ts';
import { mendReferences } from './mendReferences.ts';
import { readableRows } from './readableRows.ts';
import { hollowCases, putStandIns } from './standIns.ts';
import { quoted, type Row, type SalvagedTable, tablesOf } from './tables.ts';

interface Filling {
  readonly made: Database;
  readonly broken: Database;
  /** A copy of a backup. */
  readonly older: Database | null;
  readonly backup: SoundBackup | null;
  readonly erased: EraseFrom;
  readonly keptName: string;
  readonly now: Date;
}

/** What came of a salvage. */
export interface Salvaged {
  /** How many cases are in the new database. */
  readonly cases: number;
  readonly loss: Loss;
}

/** Made anew by the program, whatever was in them: what was judged of a row is not true of one that stands in for it. */
const caches = new Set(['judgements']);

/** Told by what other tables hold. */
const derived = new Set(['case_years', 'made_files']);

/** The setting that holds what came of the last salvage, until somebody has read it: `salvageNote.ts`. */
export const salvagedName = 'salvaged';

/**
 * Fills a new database with the rows of a broken one, and notes in it what is missing. All or nothing; triggers are for people's
 * changes, not for rows that are as they were.
 */
export function fillDatabase({ made, broken, older, backup, erased, keptName, now }: Filling): Salvaged {
  const triggers = made.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  const tables = tablesOf(made);
  made.pragma('foreign_keys = OFF');
  made.exec('BEGIN IMMEDIATE');
  for (const { name } of triggers) made.exec(`DROP TRIGGER ${quoted(name)}`);
  // What the steps of the schema put in.
  for (const { name } of tables) made.exec(`DELETE FROM ${quoted(name)}`);
  let [fromBackup, isLogWhole] = [0, true];
  /** How many rows each table had; null where nobody can tell. */
  const expected = new Map<string, number | null>();
  let areFilesNamed = true;
  for (const table of tables) {
    if (caches.has(table.name)) continue;
    let held: readonly Row[] | null = null;
    const hints = () => (held ??= older === null ? [] : readableRows(older, table).rows);
    const { rows, lost } = readableRows(broken, table, hints);
    insertAll(made, table, rows);
    expected.set(table.name, lost === null ? rows.length : lost.expected);
    if (lost === null) continue;
    if (naming.includes(table.name)) areFilesNamed = false;
    fromBackup += insertAll(
      made,
      table,
      hints().filter((row) => lost.has(row)),
    );
    if (table.name === 'access_log') isLogWhole = false;
  }
  const given = keepSequence(made, broken, isLogWhole);
  if (!isLogWhole) expected.set('access_log', given);
  const before = numbersIn(broken);
  keepGivenNumbers(made, before ?? []);
  keepMadeFiles(made);
  const standIns = putStandIns({ made, broken, at: now.toISOString() });
  const emptied = mendReferences(made, tables);
  if (!areFilesNamed) forgetUnnamedFiles(made);
  keepMarks(made, erased);
  const missing = tables.flatMap(({ name }): Loss['missing'] => {
    if (caches.has(name) || derived.has(name)) return [];
    const had = expected.get(name) ?? null;
    const has = countOf(made, name) - (standIns.get(name)?.size ?? 0);
    const count = had === null ? null : had - has;
    return count === null || count > 0 ? [{ table: name, count }] : [];
  });
  const numbers = new Set(numbersIn(made) ?? []);
  const cases = before?.filter((number) => !numbers.has(number)) ?? null;
  const hollow = hollowCases(made, standIns);
  const loss: Loss = { missing, emptied, hollow, fromBackup, cases, backup: backup?.folder ?? null };
  if (missing.length > 0 || emptied > 0 || hollow.length > 0 || fromBackup > 0 || cases === null) {
    made
      .prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)')
      .run(lossPrefix + keptName, JSON.stringify(loss));
  }
  // The vault is shut by it, and whoever asked for it may have gone away.
  made
    .prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)')
    .run(salvagedName, JSON.stringify({ cases: numbers.size, loss, keptAt: keptName }));
  for (const { sql } of triggers) made.exec(sql);
  made.exec('COMMIT');
  made.pragma('foreign_keys = ON');
  return { cases: numbers.size, loss };
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

function countOf(db: Database, name: string): number {
  return Number((db.prepare(`SELECT count(*) AS count FROM ${quoted(name)}`).get() as { count: number }).count);
}

/**
 * Numbers of the access log are never given twice: lines that are lost at its end are to be missed. Answers how many were given; null
 * where that is lost, too: then one is left out, so that the log does not pass for whole.
 */
function keepSequence(made: Database, broken: Database, isWhole: boolean): number | null {
  const { last } = made.prepare('SELECT coalesce(max(id), 0) AS last FROM access_log').get() as { last: number };
  const given = givenNumbers(broken);
  const least = Math.max(given ?? (isWhole ? last : last + 1), last);
  made.prepare("DELETE FROM sqlite_sequence WHERE name = 'access_log'").run();
  if (least > 0) made.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('access_log', ?)").run(least);
  return given;
}

function givenNumbers(broken: Database): number | null {
  try {
    const row = broken.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'access_log'").get() as
      | { seq: number }
      | undefined;
    return row?.seq ?? null;
  } catch {
    return null;
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
