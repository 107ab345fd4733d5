import { ImageKind, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Turn } from '#shared/scans/recipe.ts';
import { sharp } from '../../scans/sharpSetup.ts';

/** A picture as the reader unpacks it: colours converted to sRGB, rows from the top. */
interface Unpacked {
  readonly width: number;
  readonly height: number;
  /** One of the reader's kinds: bits of black and white, RGB or RGBA of eight bits each. */
  readonly kind: number;
  readonly data: Uint8Array | Uint8ClampedArray | null;
}

/**
 * The one picture a page places, every pixel as it is in the file, turned as the page is (degrees clockwise), as a PNG. Null where
 * the reader gives none, or not all of its pixels; the page can still be drawn.
 */
export async function pdfPicture(page: PDFPageProxy, turn: Turn): Promise<Uint8Array<ArrayBuffer> | null> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const at = fnArray.indexOf(OPS.paintImageXObject);
  const name: unknown = at < 0 ? null : argsArray[at]?.[0];
  if (typeof name !== 'string') return null;
  const store = name.startsWith('g_') ? page.commonObjs : page.objs;
  const picture = await new Promise<Unpacked | null>((resolve) => store.get(name, resolve));
  const pixels = picture && pixelsOf(picture);
  if (!picture || !pixels) return null;
  const { width, height } = picture;
  const { data, channels } = pixels;
  const upright = sharp(data, { raw: { width, height, channels } });
  const png = turn === 0 ? upright : upright.rotate(turn);
  const small =
    channels === 1
      ? png.toColourspace('b-w').png({ compressionLevel: 6, colours: 2 })
      : png.png({ compressionLevel: 6 });
  return new Uint8Array(await small.toBuffer());
}

function pixelsOf({ width, height, kind, data }: Unpacked): { data: Uint8Array; channels: 1 | 3 | 4 } | null {
  if (!data) return null;
  if (kind === ImageKind.GRAYSCALE_1BPP) return bitsOf(data, width, height);
  const channels = kind === ImageKind.RGB_24BPP ? 3 : 4;
  if (data.length !== width * height * channels) return null;
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.length), channels };
}

/** One bit a pixel, 1 for white, rows filled up to whole bytes. */
function bitsOf(
  bits: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
): { data: Uint8Array; channels: 1 } | null {
  const stride = Math.ceil(width / 8);
  if (bits.length < stride * height) return null;
  const data = new Uint8Array(width * height);
  for (let row = 0, to = 0; row < height; row++) {
    for (let column = 0; column < width; column++, to++) {
      const byte = bits[row * stride + (column >> 3)] ?? 0;
      data[to] = ((byte >> (7 - (column & 7))) & 1) * 255;
    }
  }
  return { data, channels: 1 };
}
