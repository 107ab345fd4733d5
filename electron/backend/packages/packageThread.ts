import { open } from 'node:fs/promises';
import { workerData } from 'node:worker_threads';
import type { CheckedPackage } from '#shared/packages/checkedPackage.ts';
import { handOut } from '../jobs/handOut.ts';
import { checkArchive } from './checkArchive.ts';
import type { CheckingProgress } from './checkEntries.ts';
import type { RandomAccess } from './packageArchive.ts';

/** A ZIP nobody vouches for: where it lies, or what was handed over. */
export type ArchiveRequest = { readonly path: string } | { readonly bytes: Uint8Array<ArrayBuffer> };

/** How far it is, and at last what came of it, or that the file could not be opened at all. */
export type ArchiveAnswer =
  | CheckingProgress
  | { readonly type: 'checked'; readonly checked: CheckedPackage }
  | { readonly type: 'unreadable' };

/** Looks one ZIP through, then ends: see checkPackage.ts. */
const request: ArchiveRequest = workerData;
await handOut('path' in request ? answersOfPath(request.path) : answers(inMemory(request.bytes)), () => []);

async function* answers(source: RandomAccess): AsyncGenerator<ArchiveAnswer, void, undefined> {
  yield { type: 'checked', checked: yield* checkArchive(source) };
}

async function* answersOfPath(path: string): AsyncGenerator<ArchiveAnswer, void, undefined> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) {
    yield { type: 'unreadable' };
    return;
  }
  try {
    const { size } = await handle.stat();
    const read: RandomAccess['read'] = async (at, length) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    };
    yield* answers({ size, read });
  } finally {
    await handle.close();
  }
}

function inMemory({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): RandomAccess {
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  return { size: byteLength, read: async (at, length) => bytes.subarray(at, at + length) };
}
