import { DeskError } from '#shared/api/errors.ts';

/** The database driver crashes the process on older majors instead of refusing (measured on Node 20). */
const neededMajor = 24;

/**
 * Throws `runtimeTooOld` below Node 24.
 *
 * Call it before anything that loads the database driver: that is why this file imports none of it.
 */
export function assertRuntime(found: string = process.versions.node): void {
  const major = Number.parseInt(found, 10);
  if (!(major >= neededMajor)) throw new DeskError('runtimeTooOld', { found, needed: `≥ ${neededMajor}` });
}

/** As much of a database connection as the guard needs. */
interface Queryable {
  prepare(text: string): { get(): unknown };
}

/**
 * Throws `cipherMissing` unless the driver is the encrypting one.
 *
 * Plain SQLite ignores a key silently and would write ID numbers in the clear; only the encrypting build
 * knows `sqlite3mc_version()`.
 */
export function assertCipher(db: Queryable): void {
  try {
    db.prepare('SELECT sqlite3mc_version()').get();
  } catch (error) {
    throw new DeskError('cipherMissing', {}, { cause: error });
  }
}
