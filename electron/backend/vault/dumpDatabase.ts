/// <reference path="./betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';

/** The rows of one table as a person's programs read them: columns and values in order. */
export interface DumpedTable {
  readonly name: string;
  /** What makes the table. */
  readonly sql: string;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Every table with every row, one table after the other, not encrypted: only for what a person takes out on purpose.
 * Columns that are reckoned from others are left out.
 */
export function* dumpDatabase(db: Database): Generator<DumpedTable, void, undefined> {
  const tables = db
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid`,
    )
    .all() as { name: string; sql: string }[];
  for (const { name, sql } of tables) {
    const columns = (
      db.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0').all(name) as { name: string }[]
    ).map((column) => column.name);
    const listed = columns.map(quoted).join(', ');
    const rows = db.prepare(`SELECT ${listed} FROM ${quoted(name)}`).all() as Record<string, unknown>[];
    yield { name, sql, columns, rows };
  }
}

/** A dumped table as statements that any SQLite reads. Pure. */
export function sqlOf({ name, sql, columns, rows }: DumpedTable): string {
  const head = `INSERT INTO ${quoted(name)} (${columns.map(quoted).join(', ')}) VALUES`;
  const lines = rows.map((row) => `${head} (${columns.map((column) => literal(row[column])).join(', ')});`);
  return `${[`${sql};`, ...lines].join('\n')}\n`;
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return `X'${Buffer.from(value).toString('hex')}'`;
  return `'${String(value).replaceAll("'", "''")}'`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
