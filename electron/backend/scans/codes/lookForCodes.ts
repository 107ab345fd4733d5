import type { SeenCode } from '#shared/scans/seenCode.ts';
import type { GreyPicture } from '../sharpness.ts';
import type { Sharp } from '../sharpSetup.ts';
import { readCodes } from './readCodes.ts';

/** Pixels each way of the copy that is looked at closely: a code of 4 % of a licence's width then has two pixels a square. */
const closely = { width: 2000, height: 2700 };
/** The close copy must have so many times the pixels a side of the first to show anything more. */
const worthwhile = 1.2;

/**
 * The square codes on a picture: first on the small copy that was measured anyway, and where nothing can be read there,
 * on a larger one. `open` decodes the picture anew. Rejects only where decoding does.
 */
export async function lookForCodes(
  open: () => Sharp,
  small: GreyPicture,
  full: { readonly width: number; readonly height: number },
): Promise<SeenCode[]> {
  const first = await readCodes(small);
  const scale = Math.min(1, closely.width / full.width, closely.height / full.height);
  if (first.some(({ text }) => text !== null) || full.width * scale < small.width * worthwhile) return [...first];
  const { data, info } = await open()
    .resize({ ...closely, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const second = await readCodes({ data, width: info.width, height: info.height });
  return [...(second.length > 0 ? second : first)];
}
