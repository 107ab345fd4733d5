/// <reference path="./betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';

/** The rows of one table as a person's programs read them: columns and values in order. */
export interface DumpedTable {
  readonly name: string;
  /** What makes the table anew, plain: any SQLite 3 of the last ten years takes it. */
  readonly sql: string;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/**
 * Every table with every row, one table after the other, not encrypted: only for what a person takes out on purpose.
 * Columns that are reckoned from others come with their values. What makes a table says no more than columns, keys and
 * references: checks and reckoned columns call functions that older versions do not have or answer otherwise.
 */
export function* dumpDatabase(db: Database): Generator<DumpedTable, void, undefined> {
  const tables = db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid`,
    )
    .all() as { name: string }[];
  for (const { name } of tables) {
    // 2 and 3 mark reckoned columns, 1 those of virtual tables that are in no row.
    const made = db
      .prepare('SELECT name, type, "notnull", pk FROM pragma_table_xinfo(?) WHERE hidden <> 1')
      .all(name) as Column[];
    const references = db
      .prepare('SELECT "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id')
      .all(name) as Reference[];
    const sql = plainTable(name, made, references);
    const columns = made.map((column) => column.name);
    const listed = columns.map(quoted).join(', ');
    const rows = db.prepare(`SELECT ${listed} FROM ${quoted(name)}`).all() as Record<string, unknown>[];
    yield { name, sql, columns, rows };
  }
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  /** Its place within the primary key, from 1; 0 outside of it. */
  readonly pk: number;
}

/** Every reference of the vault is to one column. */
interface Reference {
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

function plainTable(name: string, columns: readonly Column[], references: readonly Reference[]): string {
  const key = columns.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk);
  const lines = [
    // Without its type, a column of any type keeps each value as it is.
    ...columns.map((column) =>
      [quoted(column.name), column.type === 'ANY' ? '' : column.type, column.notnull ? 'NOT NULL' : '']
        .filter((word) => word !== '')
        .join(' '),
    ),
    ...(key.length > 0 ? [`PRIMARY KEY (${key.map((column) => quoted(column.name)).join(', ')})`] : []),
    ...references.map(
      ({ table, from, to }) => `FOREIGN KEY (${quoted(from)}) REFERENCES ${quoted(table)} (${quoted(to)})`,
    ),
  ];
  return `CREATE TABLE ${quoted(name)} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n)`;
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
