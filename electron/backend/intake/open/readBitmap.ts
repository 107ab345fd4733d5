import { sharp } from '../../scans/sharpSetup.ts';
import { decodeBitmap } from './decodeBitmap.ts';
import { mostPagePixels, type OpenedPart } from './part.ts';

/** A bitmap as a PNG of the same pixels, which everything else opens; or why there is none. */
export async function* readBitmap(bytes: Uint8Array): AsyncGenerator<OpenedPart, void, undefined> {
  const decoded = decodeBitmap(bytes, mostPagePixels);
  if (typeof decoded === 'string') {
    yield { kind: 'refused', remark: decoded, page: null, name: null };
    return;
  }
  const { data, width, height } = decoded;
  const png = await sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 6 })
    .toBuffer();
  yield { kind: 'page', page: 1, bytes: new Uint8Array(png), format: 'png', remarks: [] };
}
