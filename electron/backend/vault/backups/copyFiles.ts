import { open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../../diskErrors.ts';
import { makeFolder, writeAtomically } from '../atomicWrite.ts';
import { filePath, opens } from '../files.ts';

/** What became of one encrypted file that was to be copied: `missing` at its source, `spoilt` when it does not open. */
export type CopiedFile =
  | { readonly id: string; readonly bytes: number; readonly state: 'there' | 'copied' }
  | { readonly id: string; readonly state: 'missing' | 'spoilt' };

/**
 * Copies an encrypted file from one shelf to another, as it is, and opens the copy to see that it is whole.
 *
 * One that is there in its full length was copied and opened before: nothing is read again. Durable when it resolves.
 * Throws `cannotWrite`.
 */
export async function copyFile(from: string, to: string, id: string, identity: string): Promise<CopiedFile> {
  const source = filePath(from, id);
  const target = filePath(to, id);
  const bytes = await sizeOf(source);
  if (bytes === null) {
    const held = await sizeOf(target);
    // What the vault has lost the backup still has.
    return held === null ? { id, state: 'missing' } : { id, bytes: held, state: 'there' };
  }
  if ((await sizeOf(target)) === bytes) return { id, bytes, state: 'there' };
  const encrypted = await readFile(source);
  await makeFolder(dirname(target));
  await writeAtomically(target, encrypted);
  return (await opens(await readAll(target), identity)) ? { id, bytes, state: 'copied' } : { id, state: 'spoilt' };
}

async function readAll(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw error;
  }
}
