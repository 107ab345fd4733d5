import { type FileHandle, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { manifestName } from '#shared/packages/manifest.ts';
import { errorCode, isDiskFull, refusedBy } from '../diskErrors.ts';
import { keepNames } from '../keepNames.ts';
import { makeFolders } from '../makeFolders.ts';
import { asideName, bringBack, clearLeftovers, partName, release } from './leftovers.ts';
import type { PackageFile } from './packCase.ts';
import { zipWriter } from './zipWriter.ts';

/**
 * Writes files as one folder, whole or not at all: beside its place first, then renamed. Answers its path.
 *
 * Where the name is taken, `（2）` follows; with `replace`, a package that is there is replaced and anything else left
 * alone. Throws `cannotWrite`.
 */
export async function writeFolder(
  parent: string,
  name: string,
  files: readonly PackageFile[],
  replace: boolean,
): Promise<string> {
  const part = partName();
  const temporary = join(parent, part);
  try {
    const made = await makeFolders(parent);
    await clearLeftovers(parent);
    await mkdir(temporary);
    const inside: string[] = [];
    for (const { name: path, bytes } of files) {
      const full = join(temporary, ...path.split('/'));
      inside.push(...(await makeFolders(dirname(full))), full);
      await writeWhole(full, bytes);
    }
    await keepNames(inside);
    const place = await takePlace(temporary, parent, name, replace);
    await keepNames([place, ...made]);
    return place;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    const needed = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
    throw asCannotWrite(error, join(parent, name), needed);
  } finally {
    release(part);
  }
}

/** A ZIP on its way to the disk, beside its place until it is finished. */
export interface ZipOnDisk {
  /** Bytes so far. */
  readonly size: number;
  /** Adds files below a folder of it, '' for none. */
  add(files: readonly PackageFile[], folder: string): Promise<void>;
  /** Where it will lie: the name is taken already. */
  readonly path: string;
  /** Durable and in its place when it resolves. */
  finish(): Promise<void>;
}

/** What a ZIP needs for a file beside its bytes: twice its name, and numbers. */
const besideInZip = 256;

/** Begins a ZIP in a folder; its name is as `writeFolder` gives them. What fails leaves nothing. Throws `cannotWrite`. */
export async function openZipOnDisk(
  parent: string,
  name: string,
  { replace, now }: { readonly replace: boolean; readonly now: Date },
): Promise<ZipOnDisk> {
  const file = await openFileOnDisk(parent, name, { ending: '.zip', replace });
  const writer = zipWriter(file.write, now);
  let [needed, directory] = [0, 0];
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      await file.abandon();
      throw isDiskFull(error) ? refusedBy(error, file.path, needed) : asCannotWrite(error, file.path);
    }
  };
  return {
    get size() {
      return writer.size;
    },
    add: (files, folder) =>
      guarded(async () => {
        const entries = files.map(({ name: path, bytes }) => ({
          path: folder === '' ? path : `${folder}/${path}`,
          bytes,
        }));
        const beside = entries.map(({ path }) => 2 * Buffer.byteLength(path) + besideInZip);
        directory += beside.reduce((sum, each) => sum + each, 0);
        needed = writer.size + directory + entries.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
        for (const { path, bytes } of entries) await writer.add(path, bytes);
      }),
    path: file.path,
    finish: () =>
      guarded(async () => {
        await writer.end();
        await file.finish();
      }),
  };
}

/** A file on its way to the disk, beside its place until it is finished. */
export interface FileOnDisk {
  /** Where it will lie: the name is taken already. */
  readonly path: string;
  write(chunk: Uint8Array): Promise<void>;
  /** Durable and in its place when it resolves. */
  finish(): Promise<void>;
  /** Leaves nothing of it; a file that was to be replaced stays. */
  abandon(): Promise<void>;
}

/** Begins a file in a folder; where its name is taken, `（2）` follows, unless it is to be replaced. Throws `cannotWrite`. */
export async function openFileOnDisk(
  parent: string,
  name: string,
  { ending, replace }: { readonly ending: string; readonly replace: boolean },
): Promise<FileOnDisk> {
  const made: string[] = [];
  const { handle, path, part } = await begin();
  const temporary = join(parent, part);
  const told = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw asCannotWrite(error, path);
    }
  };
  return {
    path,
    write: (chunk) => told(async () => void (await handle.writeFile(chunk))),
    finish: () =>
      told(async () => {
        await handle.sync();
        await handle.close();
        await rename(temporary, path);
        release(part);
        await keepNames([path, ...made]);
      }),
    abandon: async () => {
      await handle.close().catch(() => undefined);
      await rm(temporary, { force: true }).catch(() => undefined);
      release(part);
      if (!replace) await rm(path, { force: true }).catch(() => undefined);
    },
  };

  async function begin(): Promise<{ handle: FileHandle; path: string; part: string }> {
    try {
      made.push(...(await makeFolders(parent)));
      await clearLeftovers(parent);
      for (let count = 1; ; count++) {
        const begun = await beginAs(numbered(name, count, ending));
        if (begun) return begun;
      }
    } catch (error) {
      throw asCannotWrite(error, join(parent, `${name}${ending}`));
    }
  }

  /** Null where the name is taken. What is written comes first: it says whose an empty file by the name is. */
  async function beginAs(called: string): Promise<{ handle: FileHandle; path: string; part: string } | null> {
    const path = join(parent, called);
    const part = partName(called);
    let handle: FileHandle | null = null;
    try {
      handle = await open(join(parent, part), 'wx');
      if (replace || (await reserve(path))) return { handle, path, part };
    } catch (error) {
      await letGo(handle, part);
      throw error;
    }
    await letGo(handle, part);
    return null;
  }

  async function letGo(handle: FileHandle | null, part: string): Promise<void> {
    await handle?.close().catch(() => undefined);
    await rm(join(parent, part), { force: true }).catch(() => undefined);
    release(part);
  }
}

/** Takes a name by an empty file, which only one can make; false where it is taken. */
async function reserve(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return false;
  }
}

/** A name, and from the second on with its number behind; `ending` with its dot. Pure. */
export function numbered(name: string, count: number, ending: string): string {
  return `${name}${count === 1 ? '' : `（${count}）`}${ending}`;
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Renames a folder to the first free name, or over a package that is there. */
async function takePlace(temporary: string, parent: string, name: string, replace: boolean): Promise<string> {
  for (let count = 1; ; count++) {
    const called = numbered(name, count, '');
    const path = join(parent, called);
    await bringBack(parent, called);
    const taken = await kindAt(path);
    if (taken === 'other' || (taken === 'package' && !replace)) continue;
    if (taken === 'nothing') {
      await rename(temporary, path);
      return path;
    }
    // Set aside first, so that there is always a whole package by this name or by the other.
    const old = asideName(called);
    const aside = join(parent, old);
    try {
      await rename(path, aside);
      await rename(temporary, path).catch(async (error: unknown) => {
        await rename(aside, path);
        throw error;
      });
      // The new one is there. What a disk refuses twice to delete of the old one goes with the next package.
      const clear = () => rm(aside, { recursive: true, force: true });
      await clear()
        .catch(clear)
        .catch(() => undefined);
    } finally {
      release(old);
    }
    return path;
  }
}

/** An empty folder gives way like nothing at all. */
async function kindAt(path: string): Promise<'nothing' | 'package' | 'other'> {
  const found = await stat(path).catch(() => null);
  if (found === null) return 'nothing';
  if (!found.isDirectory()) return 'other';
  const names = await readdir(path);
  if (names.includes(manifestName)) return 'package';
  if (names.length > 0) return 'other';
  await rmdir(path);
  return 'nothing';
}

function asCannotWrite(error: unknown, path: string, needed?: number): unknown {
  if (error instanceof DeskError) return error;
  return errorCode(error) === null ? error : refusedBy(error, path, needed);
}
