import { contentTypeOf } from '#shared/scans/contentType.ts';
import { type CopyTarget, fitsBytes, leastSize, mostEnlarged } from '#shared/scans/copyTarget.ts';
import { changesNothing, plainRecipe, type Recipe } from '#shared/scans/recipe.ts';
import { decodedBytes } from '../scans/decodedBytes.ts';
import { openPicture } from '../scans/openPicture.ts';
import { carefulInput, mostDecodedBytes, type Sharp, sharp } from '../scans/sharpSetup.ts';
import { forDecoder } from '../scans/tiffDirectories.ts';
import { followRecipe } from './followRecipe.ts';
import { type Drawn, type Size, searchCopy } from './searchCopy.ts';
import { watermarked } from './watermark.ts';
import { withoutMetadata } from './withoutMetadata.ts';
import { workedSize } from './workedSize.ts';

/** A copy for one platform, or why there is none. The original is never changed. */
export type CopyOutcome =
  | {
      /** `same`: it met every demand, and only what it tells of its making was taken out. */
      readonly made: 'same' | 'copy';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly contentType: 'jpeg' | 'png';
      readonly width: number;
      readonly height: number;
      /** JPEG quality; null for `same`. */
      readonly quality: number | null;
      /** Which least number of the platform was only reached by enlarging; null where nothing was enlarged. */
      readonly enlarged: 'pixels' | 'bytes' | null;
      /** True when legibility asked for more bytes than every source takes; it is still below what the platform takes. */
      readonly aboveAdvised: boolean;
    }
  | {
      readonly made: 'none';
      /**
       * `unreadable`: it cannot be decoded. `tooManyBytes`: what fits could not be read any more. `tooFewPixels`,
       * `tooFewBytes`: even enlarged it stays below.
       */
      readonly reason: 'unreadable' | 'tooManyBytes' | 'tooFewPixels' | 'tooFewBytes';
    };

export interface CopyOptions {
  /** What is done to the picture first. */
  readonly recipe?: Recipe;
  /** What is written all over the copy: what it is for. Never for a platform that refuses it. */
  readonly watermark?: string | null;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes a copy of a picture that meets a platform's demands, as like the original as they allow.
 *
 * What meets them already keeps its pixels. Else a JPEG is made: the best quality and the most pixels that stay within
 * 5 % below the most bytes, quality first, then pixels, never below what can be read. Where a least number of bytes is
 * demanded or aimed at, quality is raised, then pixels; never padding. Nothing but pixels is in it. What a recipe does is done before.
 */
export async function fitCopy(
  bytes: Uint8Array,
  { aimMinBytes, ...target }: CopyTarget,
  options: CopyOptions = {},
): Promise<CopyOutcome> {
  if (aimMinBytes === null || aimMinBytes <= (target.minBytes ?? 0)) return fitWithin(bytes, target, options);
  const aimed = await fitWithin(bytes, { ...target, minBytes: aimMinBytes }, options);
  // It has not so many bytes to give: then it is as good as it is.
  return aimed.made === 'none' && aimed.reason === 'tooFewBytes' ? fitWithin(bytes, target, options) : aimed;
}

type HardTarget = Omit<CopyTarget, 'aimMinBytes'>;

async function fitWithin(
  bytes: Uint8Array,
  target: HardTarget,
  { recipe = plainRecipe, watermark = null, signal }: CopyOptions,
): Promise<CopyOutcome> {
  const plain = changesNothing(recipe);
  const same = plain && watermark === null ? await asItIs(bytes, target) : null;
  if (same) return same;
  let full: Size;
  let open: () => Promise<Sharp>;
  try {
    if (plain) {
      full = workedSize(await uprightSize(bytes, signal));
      open = () => openPicture(bytes, { signal });
    } else {
      const fixed = await followRecipe(bytes, recipe, { signal });
      full = fixed;
      open = async () => sharp(fixed.data, { raw: rawOf(fixed) });
    }
  } catch {
    signal?.throwIfAborted();
    return { made: 'none', reason: 'unreadable' };
  }
  const least = smallest(full, target);
  if (least.width > full.width * mostEnlarged || least.height > full.height * mostEnlarged)
    return { made: 'none', reason: 'tooFewPixels' };
  const draw = async (size: Size): Promise<Drawn> => {
    signal?.throwIfAborted();
    const picture = await open();
    const { data, info } = await picture
      .resize({ width: size.width, height: size.height, fit: 'fill' })
      // Transparent means white paper to whoever looks at it, black to a JPEG.
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const drawn = { data, width: info.width, height: info.height, channels: info.channels };
    return watermark === null ? drawn : watermarked(drawn, watermark);
  };
  try {
    const found = await searchCopy({ full, least, mostEnlarged, target, givenBytes: bytes.byteLength, draw, signal });
    if (typeof found === 'string') return { made: 'none', reason: found };
    const { jpeg, width, height, quality } = found;
    return {
      made: 'copy',
      bytes: new Uint8Array(jpeg),
      contentType: 'jpeg',
      width,
      height,
      quality,
      enlarged: !exceeds({ width, height }, full) ? null : exceeds(least, full) ? 'pixels' : 'bytes',
      aboveAdvised: target.maxBytes !== null && jpeg.byteLength > target.maxBytes,
    };
  } catch {
    signal?.throwIfAborted();
    return { made: 'none', reason: 'unreadable' };
  }
}

function exceeds(one: Size, other: Size): boolean {
  return one.width > other.width || one.height > other.height;
}

function rawOf({ width, height, channels }: Drawn) {
  return { width, height, channels };
}

/** The picture itself, when nothing about it needs to change. */
async function asItIs(bytes: Uint8Array, target: HardTarget): Promise<CopyOutcome | null> {
  const contentType = contentTypeOf(bytes);
  if (contentType !== 'jpeg' && contentType !== 'png') return null;
  if (target.formats.length > 0 && !target.formats.includes(contentType)) return null;
  const bare = withoutMetadata(bytes, contentType);
  if (!bare || !fitsBytes(bare.byteLength, target)) return null;
  try {
    const header = await sharp(bytes, carefulInput).metadata();
    const { width, height, orientation = 1, pages = 1, channels } = header;
    if (decodedBytes(header) > mostDecodedBytes) return null;
    // Turned by a mark in its metadata, it would lie on its side without it.
    if (orientation !== 1 || pages > 1) return null;
    // Inks of a printer (CMYK) come out in wrong colours or not at all in browsers, what is transparent in black.
    if (channels !== 1 && channels !== 3) return null;
    const least = leastSize({ width, height }, { ...target, legibleSide: 1 });
    if (width < least.width || height < least.height) return null;
    // Whole to its end: a platform would not take half a picture either.
    await sharp(bare, carefulInput).stats();
    const kept = { width, height, quality: null, enlarged: null, aboveAdvised: false };
    return { made: 'same', bytes: new Uint8Array(bare), contentType, ...kept };
  } catch {
    return null;
  }
}

/** What the platform demands, and no fewer pixels than can be read, as far as the original has them. */
function smallest(full: Size, target: HardTarget): Size {
  const demanded = leastSize(full, { ...target, legibleSide: 1 });
  const legible = leastSize(full, target);
  return legible.width <= full.width && legible.height <= full.height
    ? legible
    : { width: Math.max(demanded.width, full.width), height: Math.max(demanded.height, full.height) };
}

async function uprightSize(bytes: Uint8Array, signal: AbortSignal | undefined): Promise<Size> {
  if (contentTypeOf(bytes) === 'heic') {
    const { width, height } = await (await openPicture(bytes, { signal })).metadata();
    return { width, height };
  }
  // Of a TIFF with very many pages a decoder would walk through them all for its size.
  const header = await sharp(forDecoder(bytes).bytes, carefulInput).metadata();
  if (decodedBytes(header) > mostDecodedBytes) throw new Error('its pixels take too much memory');
  return header.autoOrient;
}
