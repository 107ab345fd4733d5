import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { link, open, readdir, rename, rm, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { asDiskError, errorCode } from '../diskErrors.ts';
import { makeFolders } from '../makeFolders.ts';

/** Names a half-written file can have; they are never read and the sweep removes them. */
export const temporaryName = /^\.[^/]+\.[0-9a-f]{16}\.part(?:-wal|-shm|-journal)?$/;

/** What SQLite keeps beside a database while it is open, and leaves there when it is killed. */
export const besideDatabase = ['-wal', '-shm', '-journal'] as const;

/** A new temporary name next to `path`. */
export function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.part`);
}

/**
 * Writes a file so that its name always holds the old bytes or all of the new ones.
 *
 * Temporary name in the same folder, fsync, rename, fsync of the folder: when it resolves, a power cut loses
 * nothing. The folder must exist. Throws `cannotWrite`; then the old file is back, also where only the last step failed:
 * nobody may be told that a passphrase was not changed, and find the new one to be the one that opens.
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
    await putInPlace(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw asDiskError(error, path, Buffer.byteLength(bytes));
  }
}

/**
 * Clears a folder of half-written files, and of second names a kill or a refused removal has left: what was replaced must not
 * go on under another name. Only where nobody is writing. A folder that is not there has none. Throws `cannotWrite`.
 */
export async function dropTemporaryNames(folder: string): Promise<void> {
  try {
    const left = (await readdir(folder)).filter((name) => temporaryName.test(name));
    for (const name of left) await unlink(join(folder, name));
    if (left.length > 0) await syncFolder(folder);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'ENOTDIR') throw asDiskError(error, folder);
  }
}

/** Renames a whole file to its name, durably, or leaves at that name what was there. */
async function putInPlace(part: string, path: string): Promise<void> {
  const before = temporaryPath(path);
  const kept = await keepUnder(before, path);
  try {
    await rename(part, path);
    try {
      await syncFolder(dirname(path));
    } catch (error) {
      if (kept === 'kept') await rename(before, path);
      else if (kept === 'none') await rm(path, { force: true });
      throw error;
    }
  } finally {
    if (kept === 'kept') await rm(before, { force: true }).catch(() => undefined);
  }
}

/** A second name for what is at a path: `none` where nothing is, `unknown` on disks that know no second names. */
async function keepUnder(before: string, path: string): Promise<'kept' | 'none' | 'unknown'> {
  try {
    await link(path, before);
    return 'kept';
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'none' : 'unknown';
  }
}

/** Makes a folder for this user alone that survives a power cut; nothing happens when it is there. Throws `cannotWrite`. */
export async function makeFolder(path: string): Promise<void> {
  const made = await makeFolders(path, 0o700);
  try {
    // Every folder that was made is an entry in the one above it.
    for (const folder of made) await syncFolder(dirname(folder));
  } catch (error) {
    throw asDiskError(error, path);
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

/** The same at once, where what was written down must be so before the answer. */
export function syncFolderAtOnce(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
