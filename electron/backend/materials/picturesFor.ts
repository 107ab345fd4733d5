import type { MaterialSlot } from '#shared/filing/materialSlot.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import { pagesOf } from '../intake/open/pagesOf.ts';
import { baseName } from '../intake/staging.ts';
import type { JobPool } from '../jobs/pool.ts';
import type { Measure } from '../scans/measureUpload.ts';

/** Something that is to go into a slot. `page`, from 1, of the file it was taken from; null for a file as it came. */
export interface SlotPicture {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly facts: ScanFacts;
  readonly page: number | null;
}

/**
 * What goes into a slot of a file: the pictures of its pages where it has no more than the slot holds, because platforms take
 * nothing else; else the file itself.
 *
 * Throws the signal's reason alone.
 */
export async function picturesFor(
  given: SlotPicture,
  { most }: MaterialSlot,
  measure: Measure,
  {
    pool,
    codes,
    signal,
  }: { readonly pool: JobPool; readonly codes: boolean; readonly signal: AbortSignal | undefined },
): Promise<readonly SlotPicture[]> {
  const pages = await pagesOf(pool, new Uint8Array(given.bytes), most, signal);
  if (!pages) return [given];
  const stem = baseName(given.name).replace(/\.[^.]+$/u, '');
  const pictures: SlotPicture[] = [];
  for (const { page, bytes, format } of pages) {
    const name = pages.length === 1 ? `${stem}.${format}` : `${stem}_第${page}页.${format}`;
    const facts = await measure(bytes, name, { codes }).catch((error: unknown) => {
      if (signal?.aborted) throw error;
      return null;
    });
    if (facts === null || facts.unreadable !== null) return [given];
    pictures.push({ name, bytes, facts, page });
  }
  return pictures;
}
