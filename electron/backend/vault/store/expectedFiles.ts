import { all, type ReadDatabase, run, sql, type WriteDatabase } from '../sql.ts';

/** Notes files that are about to be handed over, by their paths below what was chosen. */
export function expectFiles(db: WriteDatabase, paths: readonly string[]): void {
  run(
    db,
    sql`INSERT INTO expected_files (path) SELECT value FROM json_each(${JSON.stringify(paths)})
      WHERE true ON CONFLICT (path) DO NOTHING`,
  );
}

/** All that were noted and not taken since, by name. */
export function listExpectedFiles(db: ReadDatabase): string[] {
  return all<{ path: string }>(db, sql`SELECT path FROM expected_files ORDER BY path`).map(({ path }) => path);
}

/** A file was taken, whatever became of it. */
export function forgetExpectedFile(db: WriteDatabase, path: string): void {
  run(db, sql`DELETE FROM expected_files WHERE path = ${path}`);
}

/** Nobody waits for any of them any more. */
export function forgetExpectedFiles(db: WriteDatabase): void {
  run(db, sql`DELETE FROM expected_files`);
}
