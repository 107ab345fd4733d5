/// <reference path="../betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';
import { erasedBefore } from '../erasure/doomed.ts';
import { all, run, sql, writeDatabase } from '../sql.ts';
import type { EraseFrom } from './eraseFromCopy.ts';

/**
 * Lets a salvaged database know what the lists beside it do: marks it has lost would look like those of an older copy at the next
 * opening, of which everything is to be erased again. Where one of them means something that is in it, it does hold what was erased
 * since, and that is left to the next opening.
 */
export function keepMarks(made: Database, { vault, markOf, marks }: EraseFrom): void {
  const db = writeDatabase(made, () => new Date(0), vault);
  const known = new Set(all<{ mark: string }>(db, sql`SELECT mark FROM erased_marks`).map(({ mark }) => mark));
  const unknown = new Set(marks.filter((mark) => !known.has(mark)));
  if (Object.values(erasedBefore(db, unknown, markOf)).some((ids) => ids.length > 0)) return;
  for (const mark of unknown) run(db, sql`INSERT OR IGNORE INTO erased_marks (mark) VALUES (${mark})`);
}
