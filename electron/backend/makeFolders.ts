import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { asDiskError, errorCode } from './diskErrors.ts';

/**
 * Makes a folder and those above it, as the system makes folders unless `mode` says otherwise; answers which it made,
 * from the top. Throws `cannotWrite`.
 *
 * One after the other: Node's own way of making several tries for ever where a folder says that the one above it is
 * missing although it is there (`/proc`).
 */
export async function makeFolders(path: string, mode = 0o777): Promise<string[]> {
  try {
    const missing = await missingFolders(resolve(path));
    for (const folder of missing) {
      await mkdir(folder, { mode }).catch(async (error: unknown) => {
        // Somebody else was quicker.
        if (errorCode(error) !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error;
      });
    }
    return missing;
  } catch (error) {
    throw asDiskError(isRefusal(error) ? new DeskError('cannotWrite', { path }, { cause: error }) : error, path);
  }
}

/** The folders of a path that are not there, from the top; one that is no folder counts as missing. */
async function missingFolders(path: string): Promise<string[]> {
  const missing: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    const found = await stat(at).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT' && dirname(at) !== at) return null;
      throw error;
    });
    if (found?.isDirectory()) return missing;
    missing.unshift(at);
    if (found) return missing;
  }
}

/** How mkdir says that a file is in the way (EEXIST, ENOTDIR) or that nothing can be made here (ENOENT). */
function isRefusal(error: unknown): boolean {
  return ['EEXIST', 'ENOTDIR', 'ENOENT'].includes(errorCode(error) ?? '');
}
