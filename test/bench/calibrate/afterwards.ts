import { watermarked } from '#backend/fit/watermark.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';

/** What a finished picture goes through: a front camera, far too much light, or our own mark and a messenger. */
export type Afterwards = 'mirrored' | 'washedOut' | 'marked';

/** The picture after that, as JPEG. */
export async function takenThrough(photo: Uint8Array, after: Afterwards): Promise<Buffer> {
  if (after === 'mirrored') return sharp(photo).flop().jpeg({ quality: 90 }).toBuffer();
  // All but the darkest print is white then.
  if (after === 'washedOut') return sharp(photo).linear(2.6, 60).jpeg({ quality: 90 }).toBuffer();
  const { data, info } = await sharp(photo).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const marked = await watermarked({ data, width, height, channels: 3 }, '仅供样例点餐小程序备案使用 2026-11-28');
  return sharp(marked.data, { raw: { width, height, channels: 3 } })
    .resize(1200, 1200, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 75 })
    .toBuffer();
}
