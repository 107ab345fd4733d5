/// <reference path="../betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';
import { erasedBefore } from '../erasure/doomed.ts';
import { eraseRows } from '../erasure/eraseRows.ts';
import type { MarkOf } from '../erasure/markOf.ts';
import { run, sql, writeDatabase } from '../sql.ts';
import { readableRows } from './readableRows.ts';
import { tablesOf } from './tables.ts';

/** What was erased, as far as lists beside the databases tell. */
export interface EraseFrom {
  readonly vault: string;
  readonly markOf: MarkOf;
  readonly marks: readonly string[];
  /** True where the list beside the vault is there and cannot be read. */
  readonly isListBroken: boolean;
}

/**
 * Erases from the copy of a backup whatever was erased since, also what the broken database knows of already: what it has not any more
 * must not come back with rows it lost. Answers false where nobody can tell what that is: nothing may be taken from the copy then.
 */
export function eraseFromCopy(
  older: Database,
  broken: Database,
  { vault, markOf, marks, isListBroken }: EraseFrom,
): boolean {
  const table = tablesOf(older).find(({ name }) => name === 'erased_marks');
  if (!table) return false;
  const known = readableRows(broken, table);
  if (known.lost !== null && isListBroken) return false;
  const every = new Set([...marks, ...known.rows.map(({ mark }) => String(mark))]);
  const db = writeDatabase(older, () => new Date(0), vault);
  const wish = erasedBefore(db, every, markOf);
  if (Object.values(wish).every((ids) => ids.length === 0)) return true;
  const receipt = eraseRows(db, { ...wish, why: 'again', staff: null, now: new Date(0), markOf, sizeOf: () => 0 });
  // Of the copy alone; the vault has its own.
  run(db, sql`DELETE FROM erasures WHERE id = ${receipt}`);
  return true;
}
