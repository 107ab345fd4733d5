import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keepNames } from '#backend/keepNames.ts';
import { makeFolders } from '#backend/makeFolders.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { UploadedFile } from '#shared/api/upload.ts';

/**
 * Writes a file the user asked for, whole or not at all: temp name beside it, fsync, rename, fsync of the folder where the disk can.
 *
 * Makes missing folders. Throws `cannotWrite`, `usage` for a folder; leaves nothing behind.
 */
export async function saveFile(file: UploadedFile, path: string): Promise<void> {
  if (await isFolder(path)) throw new DeskError('usage', { detail: `${path} 是一个文件夹，请写上文件名` });
  const temporary = join(dirname(path), `.${randomUUID()}.part`);
  try {
    const made = await makeFolders(dirname(path));
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(new Uint8Array(await file.arrayBuffer()));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    await keepNames([path, ...made]);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error instanceof DeskError ? error : new DeskError('cannotWrite', { path }, { cause: error });
  }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
