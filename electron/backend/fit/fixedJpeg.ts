import type { ByteBounds } from '#shared/scans/fixedBytes.ts';
import { sharp } from '../scans/sharpSetup.ts';
import type { Drawn } from './searchCopy.ts';

/** JPEG quality of a kept copy: nobody sees a difference, and it is fitted to a platform from the original again. */
export const copyQuality = 92;
/** From here on the full resolution of colour is kept: the edge of a red seal on black print smears otherwise. */
const fullColour = 90;
const utmostQuality = 100;

/** A JPEG without metadata. */
export async function jpegOf(
  { data, width, height, channels }: Drawn,
  quality: number,
  chromaSubsampling: '4:4:4' | '4:2:0' = quality > fullColour ? '4:4:4' : '4:2:0',
): Promise<Uint8Array<ArrayBuffer>> {
  const encoded = await sharp(data, { raw: { width, height, channels } })
    .jpeg({ quality, chromaSubsampling })
    .toBuffer();
  return new Uint8Array(encoded);
}

/**
 * A kept copy as a JPEG of the usual quality; of another one where only that keeps it within `bounds`, never below
 * `leastQuality`. Where none does, it is of the usual one.
 */
export async function fixedJpeg(
  drawn: Drawn,
  { least, most }: ByteBounds,
  leastQuality: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const usual = await jpegOf(drawn, copyQuality);
  const tooMany = most !== null && usual.byteLength > most;
  if (!tooMany && usual.byteLength >= least) return usual;
  let [low, high] = tooMany ? [leastQuality, copyQuality - 1] : [copyQuality + 1, utmostQuality];
  let found: Uint8Array<ArrayBuffer> | null = null;
  while (low <= high) {
    const quality = Math.floor((low + high) / 2);
    const jpeg = await jpegOf(drawn, quality);
    const over = most !== null && jpeg.byteLength > most;
    if (!over && jpeg.byteLength >= least) found = jpeg;
    // Of too many bytes the best quality that fits, of too few the least that is enough.
    if (tooMany ? !over : jpeg.byteLength < least) low = quality + 1;
    else high = quality - 1;
  }
  return found ?? usual;
}
