import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../../diskErrors.ts';
import { makeFolder, writeAtomically } from '../atomicWrite.ts';
import { filePath, opens } from '../files.ts';

/**
 * What became of one encrypted file that was to be copied.
 *
 * `ill` where the source has lost or spoilt it and the sound copy of an earlier time was kept; `missing` and `spoilt` tell
 * of the source where there is no sound copy, either.
 */
export type CopiedFile =
  | { readonly id: string; readonly bytes: number; readonly state: 'there' | 'copied' | 'ill' }
  | { readonly id: string; readonly state: 'missing' | 'spoilt' };

export interface FileToCopy {
  readonly from: string;
  readonly to: string;
  readonly id: string;
  readonly identity: string;
  /** SHA-256 of what came in or was made, where it was noted: a sound file of other contents is another file. */
  readonly sha256: string | undefined;
  /** Whether a file of this many bytes (encrypted) at both places need not be opened again; see filesToOpen.ts. */
  readonly trusted: (bytes: number) => boolean;
}

/**
 * Copies an encrypted file from one shelf to another, as it is, or sees that it lies there already.
 *
 * The source is opened before anything is written, and what is written is read again. A sound copy is never written over:
 * it may be the last one. From a shelf to itself nothing is written, only opened. Durable when it resolves. Throws
 * `cannotWrite`.
 */
export async function copyFile({ from, to, id, identity, sha256, trusted }: FileToCopy): Promise<CopiedFile> {
  const [source, target] = [filePath(from, id), filePath(to, id)];
  const size = await sizeOf(source);
  if (size !== null && trusted(size) && (await sizeOf(target)) === size) return { id, bytes: size, state: 'there' };
  const encrypted = await readIfThere(source);
  const sound = encrypted !== null && (await opens(encrypted, identity, sha256));
  if (from !== to) {
    const held = await readIfThere(target);
    if (held && ((sound && held.equals(encrypted)) || (await opens(held, identity, sha256))))
      return { id, bytes: held.length, state: sound ? 'there' : 'ill' };
  }
  if (!sound) return { id, state: encrypted === null ? 'missing' : 'spoilt' };
  if (from === to) return { id, bytes: encrypted.length, state: 'there' };
  await makeFolder(dirname(target));
  await writeAtomically(target, encrypted);
  const written = await readIfThere(target);
  return written?.equals(encrypted) ? { id, bytes: written.length, state: 'copied' } : { id, state: 'spoilt' };
}

/** Null where nothing is. What the disk cannot read (a bad sector) is spoilt, and keeps no other file from being copied. */
async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (code === 'EIO') return Buffer.alloc(0);
    throw error;
  }
}

/** Bytes of a file; null where there is none. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw error;
  }
}
