import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { asDiskError, errorCode } from '../diskErrors.ts';

/** Names a half-written file can have; they are never read and the sweep removes them. */
export const temporaryName = /^\.[^/]+\.[0-9a-f]{16}\.part$/;

/** A new temporary name next to `path`. */
export function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.part`);
}

/**
 * Writes a file so that its name always holds the old bytes or all of the new ones.
 *
 * Temporary name in the same folder, fsync, rename, fsync of the folder: when it resolves, a power cut loses
 * nothing. The folder must exist. Throws `cannotWrite`; then the old file is untouched.
 */
export async function writeAtomically(path: string, bytes: Uint8Array | string): Promise<void> {
  const part = temporaryPath(path);
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw asDiskError(error, path);
  }
}

/**
 * Makes a folder, and those above it, that survives a power cut, for this user alone unless `mode` says more; nothing
 * happens when it is there. Throws `cannotWrite`.
 *
 * One after the other: Node's own way of making several tries for ever where a folder says that the one above it is
 * missing although it is there (`/proc`).
 */
export async function makeFolder(path: string, mode = 0o700): Promise<void> {
  try {
    for (const missing of await missingFolders(resolve(path))) {
      await mkdir(missing, { mode }).catch(async (error: unknown) => {
        // Somebody else was quicker.
        if (errorCode(error) !== 'EEXIST' || !(await stat(missing)).isDirectory()) throw error;
      });
      // Every folder that was made is an entry in the one above it.
      await syncFolder(dirname(missing));
    }
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

/** Makes renames and new names in a folder durable. Windows does that by itself and cannot open folders. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** How mkdir says that a file is in the way (EEXIST, ENOTDIR) or that nothing can be made here (ENOENT). */
function isRefusal(error: unknown): boolean {
  return ['EEXIST', 'ENOTDIR', 'ENOENT'].includes(errorCode(error) ?? '');
}
