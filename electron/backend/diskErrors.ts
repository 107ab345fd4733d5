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
 * says so, and how much room is missing where the `needed` bytes are known, else how much there is and what to try with. Ask once what was half written is gone.
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
  const why = isDiskFull(error) ? fullWords(path, needed, isOverQuota(error)) : gone;
  return new DeskError('cannotWrite', { path, why }, { cause: error });
}

function isOverQuota(error: unknown): boolean {
  return error instanceof DeskError ? isOverQuota(error.cause) : errorCode(error) === 'EDQUOT';
}

/** Whether an error means that there is no room left on the disk. */
export function isDiskFull(error: unknown): boolean {
  if (error instanceof DeskError) return isDiskFull(error.cause);
  return fullCodes.has(errorCode(error) ?? '');
}

/** A file takes whole blocks of the disk, however few bytes are in it. */
const block = 4096;
/** What is asked for where nobody can tell how much will be written, as of a database: bytes. */
const leastRoom = 1024 * 1024;
/** With so much free (bytes) it is something else that has run out, such as names for files. */
const plenty = 256 * 1024 * 1024;

function fullWords(path: string, needed: number | undefined, isOverQuota: boolean): string {
  const said = '。磁盘空间不够';
  const free = freeBytes(path);
  // What is free on the disk is not what is left to somebody who may only use a part of it.
  if (free === null || isOverQuota) return said;
  const missing = needed === undefined ? 0 : Math.ceil(needed / block) * block - free;
  if (missing > 0) return `${said}，还差约 ${formatBytes(missing)}`;
  // So much was there, and was too little: as much again.
  const more = free < plenty ? `，请至少再腾出 ${formatBytes(Math.max(leastRoom, free))}` : '';
  return `${said}，只剩 ${formatBytes(free)}${more}`;
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
