import { sharp } from '../scans/sharpSetup.ts';
import type { Drawn, Size } from './searchCopy.ts';

/** Side in pixels of what a JPEG codes at once when its colours have half the resolution. */
const block = 16;

/** A drawn picture made smaller: nothing is read and decoded again. */
export async function shrunk({ data, width, height, channels }: Drawn, size: Size): Promise<Drawn> {
  const { data: smaller, info } = await sharp(data, { raw: { width, height, channels } })
    .resize({ width: size.width, height: size.height, fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: smaller, width: info.width, height: info.height, channels: info.channels };
}

/** What a JPEG made of a drawn picture keeps of it, in the same shape. */
export async function decoded(jpeg: Buffer, { channels }: Drawn): Promise<Drawn> {
  const { data, info } = await sharp(jpeg)
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

/**
 * Two pictures of the same shape as one: about `share` of the blocks from the first, the others from the second.
 *
 * They lie scattered, so that no pattern comes of it; those of a smaller share are among those of a larger one. Pure.
 */
export function mixedBlocks({ data, ...shape }: Drawn, other: Drawn, share: number): Drawn {
  const { width, height, channels } = shape;
  const mixed = Buffer.from(data);
  for (let top = 0; top < height; top += block) {
    for (let left = 0; left < width; left += block) {
      if (scattered(left / block, top / block) < share) continue;
      const length = Math.min(block, width - left) * channels;
      for (let y = top; y < Math.min(top + block, height); y++) {
        const at = (y * width + left) * channels;
        other.data.copy(mixed, at, at, at + length);
      }
    }
  }
  return { data: mixed, ...shape };
}

/** A number from 0 to 1 that looks like chance and is always the same for the same block: bits mixed by a product. */
function scattered(column: number, row: number): number {
  let bits = Math.imul(column, 0x9e3779b1) ^ Math.imul(row + 1, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
  return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
}
