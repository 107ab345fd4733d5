/// <reference path="./betterSqlite3.d.ts" />
import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';
import { all, type ReadDatabase, sql } from './sql.ts';

interface Part {
  readonly name: string;
  readonly sql: string | null;
}

/**
 * Names of tables, indexes and triggers that are not as the migrations of this program make them: missing, strange, or
 * changed. Compared with a database made anew, in memory.
 */
export function schemaDifferences(db: ReadDatabase): string[] {
  const found = textsOf(
    all<Part>(db, sql`SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\\'`),
  );
  const expected = expectedParts();
  return [...new Set([...found.keys(), ...expected.keys()])].filter((name) => found.get(name) !== expected.get(name));
}

function expectedParts(): Map<string, string | null> {
  const fresh = new Database(':memory:');
  try {
    migrate(fresh);
    const parts = fresh
      .prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
      .all();
    return textsOf(parts as Part[]);
  } finally {
    fresh.close();
  }
}

const textsOf = (parts: readonly Part[]) => new Map(parts.map(({ name, sql: text }) => [name, text] as const));
