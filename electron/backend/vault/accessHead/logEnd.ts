/// <reference path="../betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';
import type { AccessHead } from './headFile.ts';

/** The last line of the log of a database: null where it has none, or a version before there was one. Throws for a broken page. */
export function logEnd(db: Database): Omit<AccessHead, 'line'> | null {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'access_log'").get() === undefined) return null;
  const row = db.prepare('SELECT id, digest, at FROM access_log ORDER BY id DESC LIMIT 1').get() as
    | { id: number; digest: string; at: string }
    | undefined;
  return row === undefined ? null : { entries: row.id, digest: row.digest, at: row.at };
}

/** Whether the log of a database goes on from where a head saw it: what came later may be missing in the head, never in the log. */
export function goesOnFrom(db: Database, { entries, digest }: AccessHead): boolean {
  const row = db.prepare('SELECT digest FROM access_log WHERE id = ?').get(entries) as { digest: string } | undefined;
  return row?.digest === digest;
}
