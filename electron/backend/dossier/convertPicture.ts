import { openPicture } from '../scans/openPicture.ts';
import { carefulInput, decodeSeconds, sharp } from '../scans/sharpSetup.ts';

/** Quality of the JPEG copies that stand in for formats a PDF cannot show. */
const copyQuality = 90;

const paper = '#ffffff';

/**
 * A lossless copy of a PNG that a PDF can show as it is: 8 bits, no alpha (transparent becomes white), no interlacing.
 *
 * Throws what sharp throws; the caller turns that into a notice.
 */
export async function plainPngCopy(bytes: Uint8Array): Promise<Uint8Array> {
  return sharp(bytes, carefulInput)
    .timeout({ seconds: decodeSeconds })
    .flatten({ background: paper })
    .toColourspace('srgb')
    .png({ progressive: false, palette: false })
    .toBuffer();
}

/** One page or frame of a picture, upright, as a JPEG of quality 90. Pages are counted from 0. */
export async function jpegCopy(bytes: Uint8Array, page: number, signal?: AbortSignal): Promise<Uint8Array> {
  const picture = await openPicture(bytes, { page, signal });
  return picture
    .flatten({ background: paper })
    .toColourspace('srgb')
    .jpeg({ quality: copyQuality, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
