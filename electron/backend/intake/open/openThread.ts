import { workerData } from 'node:worker_threads';
import { handOut } from '../../jobs/handOut.ts';
import type { OpenedPart } from './part.ts';

/** Files whose readers have a thread of their own. */
export type OpenRequest =
  | { readonly kind: 'pdf' | 'tiff' | 'bmp'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'zip'; readonly bytes: Uint8Array<ArrayBuffer>; readonly limits: ZipLimits };

/** How much an archive may hold. Bytes are those after unpacking. */
export interface ZipLimits {
  readonly files: number;
  readonly fileBytes: number;
  readonly allBytes: number;
}

/** Reads one file and hands out what is in it; see openFile.ts. Each reader is loaded only where it is needed. */
const request: OpenRequest = workerData;
await handOut(partsOf(request), (part) => ('bytes' in part ? [part.bytes.buffer] : []));

async function* partsOf(asked: OpenRequest): AsyncGenerator<OpenedPart, void, undefined> {
  if (asked.kind === 'zip') yield* (await import('./readZip.ts')).readZip(asked.bytes, asked.limits);
  else if (asked.kind === 'pdf') yield* (await import('./readPdf.ts')).readPdf(asked.bytes);
  else if (asked.kind === 'tiff') yield* (await import('./readTiff.ts')).readTiff(asked.bytes);
  else yield* (await import('./readBitmap.ts')).readBitmap(asked.bytes);
}
