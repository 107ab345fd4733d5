/// <reference path="./betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';
import { asVaultError } from './vaultErrors.ts';

/**
 * Ids of all encrypted files that a row of a database names, of whatever version it is.
 *
 * Every column that names one is called `file_id`, or ends so: a table that comes later cannot be forgotten here, where
 * forgetting would set its files aside. Throws `vaultDamaged`.
 */
export function namedFiles(db: Database): ReadonlySet<string> {
  try {
    return idsIn(db);
  } catch (error) {
    throw asVaultError(error, db.name);
  }
}

function idsIn(db: Database): Set<string> {
  const columns = db
    .prepare(
      `SELECT tables.name AS "table", columns.name AS "column"
       FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' AND columns.name LIKE '%file\\_id' ESCAPE '\\'`,
    )
    .all() as { table: string; column: string }[];
  const rows = columns.flatMap(
    ({ table, column }) =>
      db.prepare(`SELECT ${quoted(column)} AS id FROM ${quoted(table)} WHERE ${quoted(column)} IS NOT NULL`).all() as {
        id: string;
      }[],
  );
  return new Set(rows.map(({ id }) => id));
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
