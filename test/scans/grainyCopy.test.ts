import { describe, expect, it } from 'vitest';
import { mixedBlocks } from '#backend/fit/drawnPictures.ts';
import { fitCopy } from '#backend/fit/fitCopy.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { copyTargetFor } from '#shared/scans/copyTarget.ts';
import { profileById } from '#shared/scans/profile.ts';
import { likeness } from '#test/support/likeness.ts';
import { shippedPack } from '#test/support/lintDefect.ts';

const target = copyTargetFor(profileById(shippedPack, 'wechat-default'), 'personFront', shippedPack.copyLimits);
const most = 204_800;

interface Grain {
  readonly width: number;
  readonly height: number;
  /** Of the noise, in levels of grey. */
  readonly sigma: number;
  /** At which a chat saved it: on one of its steps the noise lies. */
  readonly quality: number;
  readonly seed: number;
}

/** Noise of a sensor on a smooth ground, as a chat hands it on: of many qualities one drops most of the noise at once. */
function grainy({ width, height, sigma, quality, seed }: Grain): Promise<Buffer> {
  let state = seed;
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const noise = (chance() + chance() + chance() + chance() - 2) * Math.sqrt(3) * sigma;
    const grey = 120 + (80 * (at % width)) / width + (30 * at) / (width * height) + noise;
    [0, 6, 14].forEach((warmth, channel) => {
      data[at * 3 + channel] = Math.max(0, Math.min(255, Math.round(grey - warmth)));
    });
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
}

async function fitted(bytes: Uint8Array) {
  const copy = await fitCopy(bytes, target);
  if (copy.made !== 'copy') throw new Error(`no copy was made: ${copy.made}`);
  return { ...copy, quality: copy.quality ?? 0 };
}

describe('a photo whose noise comes or goes with one step of quality', () => {
  it.each<Grain>([
    { width: 1440, height: 1920, sigma: 4.5, quality: 84, seed: 7 },
    { width: 1440, height: 1920, sigma: 5, quality: 84, seed: 8 },
    { width: 1440, height: 1920, sigma: 5, quality: 88, seed: 9 },
    { width: 1600, height: 1200, sigma: 5.5, quality: 84, seed: 10 },
    { width: 1600, height: 1200, sigma: 4, quality: 88, seed: 11 },
    { width: 1600, height: 1200, sigma: 5, quality: 88, seed: 12 },
    { width: 1603, height: 1207, sigma: 6, quality: 88, seed: 13 },
  ])(
    '$width × $height, σ $sigma, saved at $quality, lands within 5 % below the most bytes with all its pixels',
    async (grain) => {
      const photo = await grainy(grain);
      expect(photo.byteLength).toBeGreaterThan(most);
      const copy = await fitted(photo);
      expect(copy.bytes.byteLength).toBeLessThanOrEqual(most);
      expect(copy.bytes.byteLength).toBeGreaterThanOrEqual(most * 0.95);
      expect(copy).toMatchObject({ width: grain.width, height: grain.height, enlarged: null });
      // The bytes left are worth something: it is more like the photo than the quality that fits by itself.
      const plain = await sharp(photo)
        .jpeg({ quality: copy.quality - 1 })
        .toBuffer();
      expect(plain.byteLength).toBeLessThan(copy.bytes.byteLength);
      expect(await likeness(photo, copy.bytes, grain)).toBeGreaterThan(await likeness(photo, plain, grain));
    },
  );

  it('loses no more pixels than it must where all of them do not fit', async () => {
    const photo = await grainy({ width: 1440, height: 1920, sigma: 5.5, quality: 77, seed: 7 });
    const copy = await fitted(photo);
    expect(copy.bytes.byteLength).toBeLessThanOrEqual(most);
    expect(copy.bytes.byteLength).toBeGreaterThanOrEqual(most * 0.95);
    expect(copy.width * copy.height).toBeGreaterThan(0.8 * 1440 * 1920);
  });
});

it('a copy that has more bytes than its original already gets none that nobody sees', async () => {
  const photo = await grainy({ width: 1440, height: 1920, sigma: 3, quality: 70, seed: 7 });
  const { quality, bytes } = await fitted(photo);
  expect(quality).toBe(shippedPack.copyLimits.bestQuality);
  expect(bytes.byteLength).toBeGreaterThan(photo.byteLength);
  expect(bytes.byteLength).toBeLessThan(most * 0.95);
});

it('of two pictures mixed, more share of the first takes blocks from the second only, to the edges', () => {
  const [width, height] = [50, 37];
  const plain = (level: number) => ({ width, height, channels: 1 as const, data: Buffer.alloc(width * height, level) });
  const [first, second] = [plain(255), plain(0)];
  let before: Buffer = second.data;
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const { data } = mixedBlocks(first, second, share);
    expect(data.every((level, at) => level >= (before[at] ?? 0))).toBe(true);
    before = data;
  }
  expect(before.equals(first.data)).toBe(true);
  expect(mixedBlocks(first, second, 0).data.equals(second.data)).toBe(true);
});
