/// <reference path="../betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';
import { DeskError } from '#shared/api/errors.ts';
import { asVaultError } from '../vaultErrors.ts';

/** A table as a salvage goes through it. */
export interface SalvagedTable {
  readonly name: string;
  /** Those that are stored, in their order. */
  readonly columns: readonly string[];
  /** By what its rows are ordered and found: its rowid, or its primary key. */
  readonly key: readonly string[];
}

export type Row = Readonly<Record<string, unknown>>;

/** The rows of a table that can be read. */
export interface ReadableRows {
  readonly rows: readonly Row[];
  /** Null where all were; else whether a row with this id (of a table with row ids) may have been on a broken page. */
  readonly isLost: ((id: number) => boolean) | null;
}

/** Rows until a broken page, where there is one. */
interface Run {
  readonly rows: readonly Row[];
  readonly whole: boolean;
}

/** Between two rows that could be read so many are asked for one by one. */
const mostProbes = 1_000_000;

/** The tables of a database as this program made it. */
export function tablesOf(db: Database): SalvagedTable[] {
  const tables = db
    .prepare(
      "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all() as { name: string; wr: 0 | 1 }[];
  return tables.map(({ name, wr }) => {
    const columns = db.prepare('SELECT name, pk FROM pragma_table_xinfo(?) WHERE hidden = 0').all(name) as {
      name: string;
      pk: number;
    }[];
    const key = columns.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk);
    return {
      name,
      columns: columns.map((column) => column.name),
      key: wr === 1 ? key.map((column) => column.name) : ['rowid'],
    };
  });
}

/**
 * Reads a table from its beginning until a broken page, and from its end until one; of a table with row ids what lies between
 * is asked for row by row. Nothing is guessed: a page is read whole or not at all, and so is a row.
 */
export function readableRows(db: Database, { name, columns, key }: SalvagedTable): ReadableRows {
  const listed = columns.map(quoted).join(', ');
  const isByRowId = key[0] === 'rowid';
  const from = `SELECT ${isByRowId ? 'rowid AS "(rowid)", ' : ''}${listed} FROM ${quoted(name)} ${isByRowId ? 'NOT INDEXED' : ''}`;
  const ordered = (way: 'ASC' | 'DESC') => `${from} ORDER BY ${key.map((each) => `${quoted(each)} ${way}`).join(', ')}`;
  const forward = readOn(db, ordered('ASC'));
  if (forward.whole) return { rows: forward.rows, isLost: null };
  const backward = readOn(db, ordered('DESC'));
  const rows = [...forward.rows];
  const last = Number(forward.rows.at(-1)?.['(rowid)'] ?? Number.NEGATIVE_INFINITY);
  const next = Number(backward.rows.at(-1)?.['(rowid)'] ?? Number.POSITIVE_INFINITY);
  let isLost = (id: number) => id > last && id < next;
  if (isByRowId && next - last <= mostProbes) {
    const lost = new Set<number>();
    for (let id = last + 1; id < next; id++) {
      const found = readOn(db, `${from} WHERE rowid = ?`, id);
      rows.push(...found.rows);
      if (!found.whole) lost.add(id);
    }
    isLost = (id) => lost.has(id);
  }
  return { rows: [...rows, ...backward.rows.toReversed()], isLost };
}

/** Rows until a broken page; of one that cannot be begun none. */
function readOn(db: Database, text: string, ...values: readonly number[]): Run {
  const rows: Row[] = [];
  try {
    for (const row of db.prepare(text).iterate(...values)) rows.push(row as Row);
    return { rows, whole: true };
  } catch (error) {
    const known = asVaultError(error, db.name);
    if (known instanceof DeskError && known.code === 'vaultDamaged') return { rows, whole: false };
    throw known;
  }
}

/** A name as SQL has it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
