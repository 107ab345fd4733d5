/// <reference path="../../electron/backend/vault/betterSqlite3.d.ts" />
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { migrate } from '#backend/vault/migrate.ts';

/** Where the schema is kept for people to read. */
export const schemaPath = fileURLToPath(new URL('../../electron/backend/vault/schema.sql', import.meta.url));

/** The schema as all migrations together make it, tables first, by name. */
export function schemaText(): string {
  const db = new Database(':memory:');
  migrate(db);
  const rows = db.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name').all() as {
    sql: string;
  }[];
  const version = db.pragma('user_version', { simple: true });
  db.close();
  return [`-- Made from the migrations by npm run schema; version ${version}.`, ...rows.map(({ sql }) => `${sql};`)]
    .join('\n\n')
    .concat('\n');
}
