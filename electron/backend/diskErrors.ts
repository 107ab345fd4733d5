import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { formatBytes } from '#shared/scans/wording.ts';

/** How the system says that a folder is gone: a disk was pulled out, a network is down, somebody moved it. */
const goneCodes: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENODEV',
  'ENXIO',
  'ESTALE',
  'EHOSTDOWN',
  'ENETDOWN',
  'ENOTCONN',
]);

/** What else it says when a file or folder cannot be written: full, read-only, forbidden, in use, not a folder. */
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

/** How both say that there is no room left. */
const fullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

/**
 * `cannotWrite` for `path` when the error means that the disk refused; every other error unchanged. Of a full disk it
 * says so, and how much room is missing where the `needed` bytes are known. Ask once what was half written is gone.
 *
 * For use as `throw asDiskError(error, path)` around anything that writes.
 */
export function asDiskError(error: unknown, path: string, needed?: number): unknown {
  if (error instanceof DeskError) return error;
  const code = errorCode(error);
  const refused =
    code !== null &&
    (goneCodes.has(code) || systemCodes.has(code) || databaseCodes.some((each) => code.startsWith(each)));
  return refused ? refusedBy(error, path, needed) : error;
}

/** `cannotWrite` for `path`, whatever the error says, with what is known of missing room. */
export function refusedBy(error: unknown, path: string, needed?: number): DeskError {
  const gone = goneCodes.has(errorCode(error) ?? '') ? '。文件夹不见了，可能被移走、磁盘被拔出或网络断开' : '';
  const why = isDiskFull(error) ? fullWords(path, needed) : gone;
  return new DeskError('cannotWrite', { path, why }, { cause: error });
}

/** Whether an error means that there is no room left on the disk. */
export function isDiskFull(error: unknown): boolean {
  if (error instanceof DeskError) return isDiskFull(error.cause);
  return fullCodes.has(errorCode(error) ?? '');
}

function fullWords(path: string, needed: number | undefined): string {
  const free = freeBytes(path);
  const missing = needed === undefined || free === null ? 0 : needed - free;
  return missing > 0 ? `。磁盘空间不够，还差约 ${formatBytes(missing)}` : '。磁盘空间不够';
}

/** Bytes this user may still write where a path lies, or will; null where nobody can tell. */
function freeBytes(path: string): number | null {
  for (let at = path; ; at = dirname(at)) {
    try {
      const { bavail, bsize } = statfsSync(at);
      return bavail * bsize;
    } catch {
      if (dirname(at) === at) return null;
    }
  }
}

/** The `code` of a system or database error, or null when it has none. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
