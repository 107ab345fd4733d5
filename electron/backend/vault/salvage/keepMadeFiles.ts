/// <reference path="../betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';

/** The tables whose rows name files. */
export const naming: readonly string[] = ['fixes', 'letters', 'scans'];

/** What the desk has made and a row still names was announced. */
export function keepMadeFiles(made: Database): void {
  made.exec('INSERT OR IGNORE INTO made_files (id) SELECT file_id FROM fixes');
}

/**
 * Where rows that name files were lost, no file is known to be of no use any more: it would be deleted for good at the next opening.
 * Without having been announced it is set aside instead, like every other of which no row tells.
 */
export function forgetUnnamedFiles(made: Database): void {
  made.exec('DELETE FROM made_files WHERE id NOT IN (SELECT file_id FROM fixes)');
}
