import { contentTypeOf } from '#shared/scans/contentType.ts';
import { decodeBitmap } from '../intake/open/decodeBitmap.ts';
import { mostPagePixels } from '../intake/open/part.ts';
import { pdfWithoutMetadata } from '../pdf/pdfWithoutMetadata.ts';
import { openPicture } from '../scans/openPicture.ts';
import { carefulInput, sharp } from '../scans/sharpSetup.ts';
import { filmWithoutMetadata } from './filmWithoutMetadata.ts';
import { withoutMetadata } from './withoutMetadata.ts';

/** A file as it may leave the desk. */
export interface Cleaned {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The only ending its name may have now; null where the contents are what they were. */
  readonly extension: 'jpg' | 'png' | null;
}

/** JPEG quality of what cannot be cleaned but by drawing it again. */
const quality = 95;

/**
 * The same file without what nobody sees in it: place, camera, time, author, earlier states. Pixels, pages, pictures and
 * sound stay; WebP, GIF, TIFF are encoded anew, HEIC and AVIF become JPEG, BMP becomes PNG.
 *
 * Null for what the desk cannot clean: it had better not leave. For worker threads: the bytes come from anybody.
 */
export async function cleaned(bytes: Uint8Array): Promise<Cleaned | null> {
  const same = (silent: Uint8Array | null): Cleaned | null =>
    silent && { bytes: new Uint8Array(silent), extension: null };
  if (bytes.length === 0) return same(bytes);
  const type = contentTypeOf(bytes);
  switch (type) {
    case 'jpeg':
      return same(withoutMetadata(bytes, type, { damaged: true, orientation: await orientationOf(bytes) }));
    case 'png':
      return (await orientationOf(bytes)) === 1
        ? same(withoutMetadata(bytes, type, { damaged: true }))
        : encodedAnew(async () => sharp(bytes, carefulInput).autoOrient().png().toBuffer(), null);
    case 'webp':
      return encodedAnew(async () => (await moving(bytes)).webp({ quality }).toBuffer(), null);
    case 'gif':
      return encodedAnew(async () => (await moving(bytes)).gif().toBuffer(), null);
    case 'tiff':
      return encodedAnew(async () => (await moving(bytes)).tiff({ compression: 'deflate' }).toBuffer(), null);
    case 'heic':
    case 'avif':
      return encodedAnew(async () => (await openPicture(bytes)).jpeg({ quality }).toBuffer(), 'jpg');
    case 'pdf':
      return same(await pdfWithoutMetadata(bytes));
    case 'video':
      return same(filmWithoutMetadata(bytes));
    // Before, between and after its pixels there is room for anything.
    case 'bmp':
      return encodedAnew(async () => pngOf(bytes), 'png');
    case 'text':
      return same(isTextThroughout(bytes) ? bytes : null);
    default:
      return null;
  }
}

async function pngOf(bytes: Uint8Array): Promise<Buffer> {
  const decoded = decodeBitmap(bytes, mostPagePixels);
  if (typeof decoded === 'string') throw new Error(decoded);
  const { data, width, height } = decoded;
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** Its kind was told by its beginning alone; after that a whole photograph may follow. */
function isTextThroughout(bytes: Uint8Array): boolean {
  const isPlain = (code: number) => (code >= 9 && code <= 13) || code >= 32 || code === 27;
  const mark = Buffer.from(bytes.subarray(0, 2)).toString('hex');
  const wide = { fffe: 'utf-16le', feff: 'utf-16be' }[mark];
  if (wide === undefined) return bytes.every(isPlain);
  try {
    const text = new TextDecoder(wide, { fatal: true }).decode(bytes);
    return [...text].every((letter) => isPlain(letter.codePointAt(0) ?? 0));
  } catch {
    return false;
  }
}

/** All pages or frames; a single one upright, since the note of how to turn it stays behind. Several lie on one strip, which is not turned. */
async function moving(bytes: Uint8Array) {
  const all = sharp(bytes, { ...carefulInput, sequentialRead: false, pages: -1 });
  const { orientation = 1, pages = 1 } = await all.metadata();
  return orientation !== 1 && pages === 1 ? all.autoOrient() : all;
}

async function encodedAnew(encode: () => Promise<Buffer>, extension: Cleaned['extension']): Promise<Cleaned | null> {
  try {
    return { bytes: new Uint8Array(await encode()), extension };
  } catch {
    return null;
  }
}

/** Which way is up (EXIF 1 to 8); 1 where nothing says so. */
async function orientationOf(bytes: Uint8Array): Promise<number> {
  try {
    return (await sharp(bytes, carefulInput).metadata()).orientation ?? 1;
  } catch {
    return 1;
  }
}
