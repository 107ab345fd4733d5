import { newFileId } from '../files.ts';
import { all, type ReadDatabase, run, sql, type WriteDatabase } from '../sql.ts';

/** Announces a file that the desk is about to make, so that it never stays when the work breaks off. Returns its id. */
export function announceMadeFile(db: WriteDatabase): string {
  const id = newFileId();
  run(db, sql`INSERT INTO made_files (id) VALUES (${id})`);
  return id;
}

/** Ids of made files that nothing names (any more). Of those being made right now it is for the caller to know. */
export function unusedMadeFiles(db: ReadDatabase): string[] {
  return all<{ id: string }>(
    db,
    sql`SELECT id FROM made_files
      WHERE id NOT IN (SELECT file_id FROM fixes) AND id NOT IN (SELECT file_id FROM scans)
        AND id NOT IN (SELECT file_id FROM letters)`,
  ).map(({ id }) => id);
}

/** Announces a file whose row is about to go, so that it goes after it. Within the transaction that drops the row. */
export function announceDroppedFile(db: WriteDatabase, id: string): void {
  run(db, sql`INSERT OR IGNORE INTO made_files (id) VALUES (${id})`);
}

/** Those of these files that have become scans are originals from now on, and letters are records: nobody clears them away. */
export function forgetKeptFiles(db: WriteDatabase, ids: readonly string[]): void {
  run(
    db,
    sql`DELETE FROM made_files WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
      AND (id IN (SELECT file_id FROM scans) OR id IN (SELECT file_id FROM letters))`,
  );
}

/** After the file itself was deleted. */
export function forgetMadeFile(db: WriteDatabase, id: string): void {
  run(db, sql`DELETE FROM made_files WHERE id = ${id}`);
}
