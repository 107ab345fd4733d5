import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { UploadedFile } from '#shared/api/upload.ts';
import { gatherFiles } from '../gatherFiles.ts';
import type { HandedFile } from './takeFiles.ts';

/**
 * The files at these paths as they are handed to the tray: folders are walked and keep their own name, which may be a
 * client's; contents stay on the disk until they are asked for. Throws `fileMissing` for a path that is not there.
 */
export async function gatherHanded(paths: readonly string[]): Promise<HandedFile[]> {
  const handed: HandedFile[] = [];
  for (const path of paths) {
    const files = await gatherFiles([path]);
    const isFolder = (await stat(path).catch(() => null))?.isDirectory() === true;
    for (const file of files) {
      const full = isFolder ? join(path, file.name) : path;
      const changed = await stat(full).catch(() => null);
      handed.push({
        file: isFolder ? renamed(file, `${basename(resolve(path))}/${file.name}`) : file,
        modifiedAt: changed ? new Date(Math.floor(changed.mtimeMs)).toISOString() : null,
      });
    }
  }
  return handed;
}

function renamed(file: UploadedFile, name: string): UploadedFile {
  return { name, size: file.size, arrayBuffer: () => file.arrayBuffer() };
}
