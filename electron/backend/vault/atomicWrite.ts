import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
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

/** Makes a folder that survives a power cut; nothing happens when it is there. Throws `cannotWrite`. */
export async function makeFolder(path: string): Promise<void> {
  try {
    const whole = resolve(path);
    const first = await mkdir(whole, { recursive: true, mode: 0o700 });
    if (first === undefined) return;
    // Every folder that was made is an entry in the one above it.
    for (let made = whole; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
  } catch (error) {
    throw asDiskError(isRefusal(error) ? new DeskError('cannotWrite', { path }, { cause: error }) : error, path);
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

/** How mkdir with `recursive` says that a file is in the way (EEXIST) or the disk is read-only (ENOENT). */
function isRefusal(error: unknown): boolean {
  return errorCode(error) === 'EEXIST' || errorCode(error) === 'ENOENT';
}
