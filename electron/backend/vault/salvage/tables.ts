/// <reference path="../betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';

/** A table as a salvage goes through it. */
export interface SalvagedTable {
  readonly name: string;
  /** Those that are stored, in their order. */
  readonly columns: readonly string[];
  /** By what its rows are ordered and found: its rowid, or its primary key. */
  readonly key: readonly string[];
}

/** A row by its columns; that of a table with row ids has `(rowid)` beside them. */
export type Row = Readonly<Record<string, unknown>>;

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

/** What a row is found by. */
export function keyOf({ key }: SalvagedTable, row: Row): readonly unknown[] {
  return key.map((column) => row[column === 'rowid' ? '(rowid)' : column]);
}

/** The key of a row as one text. */
export function keyText(table: SalvagedTable, row: Row): string {
  return JSON.stringify(keyOf(table, row));
}

/**
 * The keys of all rows a table has, by an index, which lies on pages of its own and is written with the table; null where there
 * is none that can be read whole.
 */
export function indexedKeys(db: Database, table: SalvagedTable): readonly Row[] | null {
  const isByRowId = table.key[0] === 'rowid';
  const listed = isByRowId ? 'rowid AS "(rowid)"' : table.key.map(quoted).join(', ');
  try {
    const indexes = db.prepare('SELECT name, origin FROM pragma_index_list(?) WHERE partial = 0').all(table.name) as {
      name: string;
      origin: string;
    }[];
    for (const { name, origin } of indexes) {
      // The primary key of a table without row ids is the table itself.
      if (!isByRowId && origin === 'pk') continue;
      try {
        return db.prepare(`SELECT ${listed} FROM ${quoted(table.name)} INDEXED BY ${quoted(name)}`).all() as Row[];
      } catch {
        // Broken as well: the next may not be.
      }
    }
  } catch {
    // The schema itself.
  }
  return null;
}

/**
 * What indexes hold of the rows of a table with row ids, by those: some of their columns, also where the rows themselves are lost. Of an
 * index that is broken as well, what comes before its broken page.
 */
export function indexedRows(db: Database, table: string): ReadonlyMap<number, Row> {
  const rows = new Map<number, Row>();
  try {
    const indexes = db.prepare('SELECT name FROM pragma_index_list(?) WHERE partial = 0').all(table);
    for (const { name } of indexes as { name: string }[]) {
      const held = db.prepare('SELECT name FROM pragma_index_info(?) WHERE cid >= 0').all(name) as { name: string }[];
      const columns = held.map((column) => column.name);
      const text = `SELECT rowid AS "(rowid)", ${columns.map(quoted).join(', ')}
        FROM ${quoted(table)} INDEXED BY ${quoted(name)}`;
      try {
        for (const { '(rowid)': id, ...row } of db.prepare(text).iterate() as Iterable<Row>)
          rows.set(Number(id), { ...rows.get(Number(id)), ...row });
      } catch {
        // The next may not be broken.
      }
    }
  } catch {
    // The schema itself.
  }
  return rows;
}

/** A name as SQL has it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
