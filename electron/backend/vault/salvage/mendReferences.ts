/// <reference path="../betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';
import { quoted, type SalvagedTable } from './tables.ts';

/** A reference of one table to another, by its columns. */
interface Reference {
  readonly parent: string;
  readonly pairs: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Ends references to rows that are lost: where nothing may stand instead, it does, else the row goes that needs the lost one; until
 * none is broken. Answers how many references stand empty now.
 */
export function mendReferences(db: Database, tables: readonly SalvagedTable[]): number {
  let emptied = 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (const { name } of tables) {
      const required = requiredIn(db, name);
      for (const { parent, pairs } of referencesOf(db, name)) {
        const child = quoted(name);
        const lost = `${pairs.map(({ from }) => `${child}.${quoted(from)} IS NOT NULL`).join(' AND ')} AND NOT EXISTS (
          SELECT 1 FROM ${quoted(parent)} AS parent WHERE ${pairs
            .map(({ from, to }) => `parent.${quoted(to)} = ${child}.${quoted(from)}`)
            .join(' AND ')})`;
        const [only, ...more] = pairs;
        const mayBeEmpty = only !== undefined && more.length === 0 && !required.has(only.from);
        const text = mayBeEmpty
          ? `UPDATE ${child} SET ${quoted(only.from)} = NULL WHERE ${lost}`
          : `DELETE FROM ${child} WHERE ${lost}`;
        const { changes } = db.prepare(text).run();
        if (changes > 0) changed = true;
        if (mayBeEmpty) emptied += changes;
      }
    }
  }
  return emptied;
}

/** Columns that nothing may stand in; of a key SQLite does not always say so, and a row is nothing without it. */
function requiredIn(db: Database, table: string): ReadonlySet<string> {
  const columns = db.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE "notnull" = 1 OR pk > 0').all(table);
  return new Set((columns as { name: string }[]).map(({ name }) => name));
}

function referencesOf(db: Database, table: string): Reference[] {
  const rows = db.prepare('SELECT id, "table" AS parent, "from", "to" FROM pragma_foreign_key_list(?)').all(table) as {
    id: number;
    parent: string;
    from: string;
    to: string | null;
  }[];
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((same) => {
    const parent = same[0]?.parent ?? '';
    const key = db.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE pk > 0 ORDER BY pk').all(parent) as {
      name: string;
    }[];
    return { parent, pairs: same.map(({ from, to }, index) => ({ from, to: to ?? key[index]?.name ?? 'rowid' })) };
  });
}
