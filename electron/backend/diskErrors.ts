import { DeskError } from '#shared/api/errors.ts';

/** What the system says when a file or folder cannot be written: full, read-only, forbidden, in use, not a folder. */
const systemCodes: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EROFS',
  'EACCES',
  'EPERM',
  'EBUSY',
  'EIO',
  'ENOTDIR',
  'EISDIR',
  'ENAMETOOLONG',
]);

/** The same, as SQLite says it; extended codes (SQLITE_IOERR_WRITE …) begin with these. */
const databaseCodes = ['SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_IOERR', 'SQLITE_CANTOPEN'];

/**
 * `cannotWrite` for `path` when the error means that the disk refused; every other error unchanged.
 *
 * For use as `throw asDiskError(error, path)` around anything that writes.
 */
export function asDiskError(error: unknown, path: string): unknown {
  if (error instanceof DeskError) return error;
  const code = errorCode(error);
  const refused = code !== null && (systemCodes.has(code) || databaseCodes.some((each) => code.startsWith(each)));
  return refused ? new DeskError('cannotWrite', { path }, { cause: error }) : error;
}

/** The `code` of a system or database error, or null when it has none. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
