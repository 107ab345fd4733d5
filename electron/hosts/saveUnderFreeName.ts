import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { saveFile } from './saveFile.ts';

/** A short extension, which is what tells a system the kind of a file. */
const extensionOf = /\.[a-z0-9]{1,8}$/i;

/**
 * Writes a file into a folder that is there, whole or not at all; answers its path.
 *
 * The name is made one that every system accepts and can never lead out of the folder. What lies there is never
 * overwritten: `授权书.pdf` becomes `授权书（2）.pdf`, and so on. Throws `cannotWrite`, also where the folder is gone.
 */
export async function saveUnderFreeName(folder: string, name: string, file: UploadedFile): Promise<string> {
  const path = await reserve(folder, name);
  try {
    await saveFile(file, path);
    return path;
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** A name that every system accepts, in two parts: however long the wish is, the extension stays. */
export function safeParts(name: string): { readonly stem: string; readonly extension: string } {
  const [extension = ''] = extensionOf.exec(name) ?? [];
  return { stem: safeFileName(name.slice(0, name.length - extension.length)), extension };
}

/** Takes the first free name by an empty file, which only one can make, whoever else saves there at the same time. */
async function reserve(folder: string, name: string): Promise<string> {
  const { stem, extension } = safeParts(name);
  for (let count = 1; ; count++) {
    const path = join(folder, `${stem}${count === 1 ? '' : `（${count}）`}${extension}`);
    try {
      await (await open(path, 'wx')).close();
      return path;
    } catch (error) {
      if (isTaken(error)) continue;
      throw new DeskError('cannotWrite', { path }, { cause: error });
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
