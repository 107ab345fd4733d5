import { expect, it } from 'vitest';
import { type Drawn, type Size, searchCopy } from '#backend/fit/searchCopy.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { copyTargetFor } from '#shared/scans/copyTarget.ts';
import { profileById } from '#shared/scans/profile.ts';
import { shippedPack } from '#test/support/lintDefect.ts';

const full = { width: 755, height: 1510 };
const target = copyTargetFor(profileById(shippedPack, 'wechat-default'), 'personFront', shippedPack.copyLimits);

const grain = 120;

/** White but for a corner of grain that is as large in every size: its bytes hardly grow. */
function grainy({ width, height }: Size): Drawn {
  const data = Buffer.alloc(width * height, 255);
  let seed = 7;
  for (let y = 0; y < grain; y++) {
    for (let x = 0; x < grain; x++) {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      data[y * width + x] = (seed >> 16) & 255;
    }
  }
  return { width, height, channels: 1, data };
}

it('ends where no copy has bytes enough, whatever the sides of the largest one round to', async () => {
  const { data, ...shape } = grainy(full);
  const { byteLength } = await sharp(data, { raw: shape }).jpeg({ quality: 100 }).toBuffer();
  // From just below twice the sides to twice: the second picture is a pixel or two short of the largest.
  for (let times = 3.55; times < 3.63; times += 0.004) {
    const sizes: string[] = [];
    const draw = async (size: Size) => {
      sizes.push(`${size.width}×${size.height}`);
      if (sizes.length > 8) throw new Error(`drawn again and again: ${sizes.join(' ')}`);
      return grainy(size);
    };
    const asked = { ...target, minBytes: Math.round(byteLength * times), maxBytes: null };
    const search = { full, least: { width: 1, height: 1 }, mostEnlarged: 2, givenBytes: 0, draw, signal: undefined };
    expect(await searchCopy({ ...search, target: asked })).toBe('tooFewBytes');
  }
});
