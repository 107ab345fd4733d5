import type { UploadedFile } from '#shared/api/upload.ts';
import type { JobPool } from '../../jobs/pool.ts';
import { readUpload, type UnreadUpload } from '../../scans/readUpload.ts';
import { containerOf, openFile } from './openFile.ts';
import type { OpenedPart } from './part.ts';

export type Page = Extract<OpenedPart, { kind: 'page' }>;

/**
 * The pages of a PDF, a bitmap or a TIFF as pictures, as 收件 takes them in. Null for a picture as it is – a TIFF of one page
 * is one –, for what has more than `most` pages, and where any page of it cannot be had: then the file is better left whole.
 *
 * Throws the signal's reason alone.
 */
export async function pagesOf(
  pool: JobPool,
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
  signal: AbortSignal | undefined,
): Promise<readonly Page[] | null> {
  const kind = containerOf(bytes);
  if (kind === null || kind === 'zip') return null;
  const pages: Page[] = [];
  for await (const part of openFile(pool, kind, bytes, undefined, signal)) {
    if (part.kind === 'refused' && part.remark === 'pdfActive') continue;
    if (part.kind !== 'page' || pages.length === most) return null;
    pages.push(part);
  }
  signal?.throwIfAborted();
  return pages.length === 0 || (kind === 'tiff' && pages.length === 1) ? null : pages;
}

/** The bytes of a file that was handed over, of a file of one page the picture of that; else as `readUpload`. */
export async function readPicture(
  pool: JobPool,
  file: UploadedFile,
  signal: AbortSignal | undefined,
): Promise<ArrayBuffer | UnreadUpload> {
  const bytes = await readUpload(file);
  if (typeof bytes === 'string') return bytes;
  const pages = await pagesOf(pool, new Uint8Array(bytes), 1, signal);
  return pages?.[0]?.bytes.buffer ?? bytes;
}
