import { basename } from 'node:path';
import { gatherFiles } from '#backend/gatherFiles.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { UploadedFile } from '#shared/api/upload.ts';

/** The one file a command was given by path; a folder is not one. Throws `fileMissing`. */
export async function givenFile(path: string): Promise<UploadedFile> {
  const [file] = await gatherFiles([path]);
  if (!file || file.name !== basename(path)) throw new DeskError('fileMissing', { path });
  return file;
}
