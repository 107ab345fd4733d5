import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { DeskError } from '#shared/api/errors.ts';

/** A bundle somewhere, encrypted as it is: its size, and its bytes from the beginning as often as wanted. */
export interface BundleSource {
  /** Bytes. */
  readonly size: number;
  stream(): ReadableStream<Uint8Array>;
}

/** A bundle on the disk; nothing of it is read yet. Throws `fileMissing`, `fileUnreadable`. */
export async function bundleAt(path: string): Promise<BundleSource> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new DeskError('fileMissing', { path });
  if (!found.isFile()) throw new DeskError('fileUnreadable', { path });
  const blob = await openAsBlob(path).catch((error: unknown) => {
    throw new DeskError('fileUnreadable', { path }, { cause: error });
  });
  return { size: found.size, stream: () => blob.stream() as ReadableStream<Uint8Array> };
}
