import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import type { lookAtScanInput } from '#shared/api/scans.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { nameOfRow } from '#shared/scans/nameOfRow.ts';
import type { Desk } from '../desk.ts';
import { zipBudget } from '../intake/open/unpack.ts';
import { pageCounter } from './checkRow.ts';
import { openRows } from './openRows.ts';
import { readUpload } from './readUpload.ts';

/** Pixels of the longer side: as large as a stored picture is shown. */
const mostPixels = 2400;

/**
 * One row of a checked file as a JPEG for the screen, keeping nothing. Throws `pictureUnavailable` where there is nothing to be
 * drawn, and the signal's reason.
 */
export async function lookAtScan(
  desk: Desk,
  { file, row }: z.infer<typeof lookAtScanInput>,
  signal?: AbortSignal,
): Promise<UploadedFile> {
  const unavailable = (cause?: unknown) => new DeskError('pictureUnavailable', { kind: '文件' }, { cause });
  const read = await readUpload(file);
  if (typeof read === 'string') throw unavailable();
  const bytes = new Uint8Array(read);
  const opening = { pool: desk.pool, left: zipBudget(), pagesOf: pageCounter(desk.pool, signal), signal };
  for await (const one of openRows({ path: file.name, modifiedAt: null, bytes }, opening)) {
    if (one.file !== row.file || one.page !== row.page) continue;
    if (one.picture === null) throw unavailable();
    const copy = one.picture.bytes.slice().buffer;
    const drawn = await desk.pool
      .run('picture', { bytes: copy, most: mostPixels }, { signal, transfer: [copy] })
      .catch((error: unknown) => {
        if (signal?.aborted) throw error;
        throw unavailable(error);
      });
    if (!drawn) throw unavailable();
    return new File([drawn], `${safeFileName(nameOfRow(row))}.jpg`, { type: 'image/jpeg' });
  }
  throw unavailable();
}
