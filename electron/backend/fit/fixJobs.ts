import type { ByteBounds } from '#shared/scans/fixedBytes.ts';
import type { Recipe } from '#shared/scans/recipe.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import { readScanFacts } from '../scans/readScanFacts.ts';
import { copyQuality, fixedJpeg, jpegOf } from './fixedJpeg.ts';
import { applyRecipe, drawUpright, followRecipe } from './followRecipe.ts';
import { watermarked } from './watermark.ts';

/** Plain data of `Drawn`: buffers arrive in another thread as bare bytes. */
export interface DecodedPixels {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
}

/** JPEG quality of a preview, which is looked at for a second. */
const previewQuality = 80;

/** A better copy as a JPEG without metadata, and what is measured of it. Throws when the picture cannot be decoded. */
export async function fixJob(input: {
  readonly bytes: ArrayBuffer;
  readonly name: string;
  readonly recipe: Recipe;
  /** How many bytes it should have; it matters nowhere where this is left out. */
  readonly within?: { readonly bounds: ByteBounds; readonly leastQuality: number };
}): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly facts: ScanFacts }> {
  const drawn = await followRecipe(new Uint8Array(input.bytes), input.recipe);
  const { bounds, leastQuality } = input.within ?? { bounds: { least: 0, most: null }, leastQuality: copyQuality };
  const bytes = await fixedJpeg(drawn, bounds, leastQuality);
  const facts = await readScanFacts(bytes, input.name, { onlyPaper: input.recipe.corners !== null });
  return { bytes, facts };
}

/** A picture as it came with a text all over it, as a JPEG without metadata. Throws when the picture cannot be decoded. */
export async function markJob(input: {
  readonly bytes: ArrayBuffer;
  readonly text: string;
}): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = await drawUpright(new Uint8Array(input.bytes));
  return jpegOf(await watermarked(drawn, input.text), copyQuality);
}

/** The upright pixels of a picture, at most `most` on the longer side. Throws when it cannot be decoded. */
export async function decodeJob(input: { readonly bytes: ArrayBuffer; readonly most: number }): Promise<DecodedPixels> {
  const { data, ...size } = await drawUpright(new Uint8Array(input.bytes), { most: input.most });
  return { data: new Uint8Array(data), ...size };
}

/** What a recipe makes of pixels that are decoded already, as a JPEG. */
export async function previewFixJob({
  pixels: { data, ...size },
  recipe,
}: {
  readonly pixels: DecodedPixels;
  readonly recipe: Recipe;
}): Promise<Uint8Array<ArrayBuffer>> {
  // Another thread's pixels arrived as a copy: they may be changed.
  const upright = { data: Buffer.from(data.buffer, data.byteOffset, data.byteLength), ...size };
  return jpegOf(await applyRecipe(upright, recipe), previewQuality, '4:2:0');
}
