import { mostUploadBytes } from '#shared/api/upload.ts';
import { contentTypeOf } from '#shared/scans/contentType.ts';
import { ReadingEnded, type ReadingFault } from '../../jobs/answersOf.ts';
import type { JobPool } from '../../jobs/pool.ts';
import { openScript } from '../../places.ts';
import type { OpenRequest, ZipLimits } from './openThread.ts';
import type { OpenedPart, Remark } from './part.ts';

/** Tests lower these; the desk uses the defaults. */
export interface OpenLimits {
  /** Seconds one page, or one file of an archive, may take; and all there is in a file together. */
  readonly seconds: number;
  readonly wholeSeconds: number;
  readonly heapMb: number;
  readonly memoryMb: number;
  readonly zip: ZipLimits;
}

export const usualOpenLimits: OpenLimits = {
  seconds: 30,
  wholeSeconds: 300,
  heapMb: 512,
  memoryMb: 1536,
  zip: { files: 5000, fileBytes: mostUploadBytes, allBytes: 4 * 1024 * 1024 * 1024 },
};

/** Files that hold others, or pages that are to be pictures of their own. */
export type Container = OpenRequest['kind'];

/**
 * What is to be opened before it can be looked at, told by content alone: null for a picture as it is, and for what
 * nobody here opens. A TIFF counts as one that may have pages.
 */
export function containerOf(bytes: Uint8Array): Container | null {
  const type = contentTypeOf(bytes);
  return type === 'pdf' || type === 'zip' || type === 'tiff' || type === 'bmp' ? type : null;
}

/** Whether page pictures are made of such a file, which itself is kept as their source. */
export function isPaged(kind: Container | null): kind is Exclude<Container, 'zip'> {
  return kind !== null && kind !== 'zip';
}

const faults: Readonly<Record<ReadingFault, Remark>> = {
  timeout: 'tooSlow',
  outOfMemory: 'tooMuchMemory',
  broken: 'breaksReader',
};

/**
 * Opens a container in a process of its own and hands out what is in it, one part at a time; `bytes` stay the caller's,
 * and those of a part have their buffer for themselves.
 *
 * Nothing in a file makes it fail: what the reader chokes on is the last part, a refusal. Leaving the loop, or the
 * signal, ends the process. Throws the reason of the signal, and an abort where the pool is closed meanwhile.
 */
export async function* openFile(
  pool: Pick<JobPool, 'readApart'>,
  kind: Container,
  bytes: Uint8Array<ArrayBuffer>,
  { zip, wholeSeconds, ...limits }: OpenLimits = usualOpenLimits,
  signal?: AbortSignal,
): AsyncGenerator<OpenedPart, void, undefined> {
  const request: OpenRequest = kind === 'zip' ? { kind, bytes, limits: zip } : { kind, bytes };
  try {
    const began = performance.now();
    for await (const part of pool.readApart<OpenedPart>(openScript, request, { ...limits, signal })) {
      yield owned(part);
      // A hundred pages of half a minute each would keep everything behind them for an hour.
      if (performance.now() - began > wholeSeconds * 1000) throw new ReadingEnded('timeout');
    }
  } catch (error) {
    if (signal?.aborted || !(error instanceof ReadingEnded)) throw error;
    yield { kind: 'refused', remark: faults[error.fault], page: null, name: null };
  }
}

/** What comes from a process lies within the message it came in; who takes the buffer of a part gets that part alone. */
function owned(part: OpenedPart): OpenedPart {
  if (!('bytes' in part) || part.bytes.byteLength === part.bytes.buffer.byteLength) return part;
  return { ...part, bytes: new Uint8Array(part.bytes) };
}
