import { describe, expect, it } from 'vitest';
import { fitCopy } from '#backend/fit/fitCopy.ts';
import type { Drawn } from '#backend/fit/searchCopy.ts';
import { watermarked } from '#backend/fit/watermark.ts';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { copyTargetFor } from '#shared/scans/copyTarget.ts';
import { profileById } from '#shared/scans/profile.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

const purpose = '仅供样例点餐小程序备案使用 2026-11-28';
const paper = (width: number, height: number): Drawn => ({
  data: Buffer.alloc(width * height * 3, 240),
  width,
  height,
  channels: 3,
});
/** Share of the pixels of a part of the picture, in shares of its sides, that are darker than the paper. */
function inkIn({ data, width, height, channels }: Drawn, part = { left: 0, top: 0, width: 1, height: 1 }): number {
  let dark = 0;
  let all = 0;
  for (let y = Math.floor(part.top * height); y < Math.floor((part.top + part.height) * height); y++) {
    for (let x = Math.floor(part.left * width); x < Math.floor((part.left + part.width) * width); x++) {
      all++;
      if ((data[(y * width + x) * channels] ?? 0) < 235) dark++;
    }
  }
  return dark / all;
}

describe('a watermark', () => {
  it.each([
    [1600, 1000],
    [1000, 1600],
  ])('lies over every part of %i × %i pixels, and leaves what is below to be read', async (width, height) => {
    const drawn = await watermarked(paper(width, height), purpose);
    expect(drawn).toMatchObject({ width, height, channels: 3 });
    // A strip that somebody could cut out has some of it, wherever it lies.
    for (let at = 0; at < 4; at++) {
      expect(inkIn(drawn, { left: 0, top: at / 4, width: 1, height: 1 / 4 })).toBeGreaterThan(0.01);
      expect(inkIn(drawn, { left: at / 4, top: 0, width: 1 / 4, height: 1 })).toBeGreaterThan(0.01);
    }
    expect(inkIn(drawn)).toBeLessThan(0.15);
    expect(drawn.data.reduce((least, sample) => Math.min(least, sample))).toBeGreaterThan(180);
  });

  it.each([
    [400, 20_000],
    [20_000, 400],
    [1, 3000],
  ])('lies over all of a picture as long as %i × %i', async (width, height) => {
    const drawn = await watermarked(paper(width, height), purpose);
    expect(drawn).toMatchObject({ width, height });
    if (Math.min(width, height) < 10) return;
    const along = width > height ? { top: 0, height: 1 } : { left: 0, width: 1 };
    for (let at = 0; at < 10; at++) {
      const part = width > height ? { left: at / 10, width: 1 / 10 } : { top: at / 10, height: 1 / 10 };
      expect(inkIn(drawn, { left: 0, top: 0, width: 1, height: 1, ...along, ...part })).toBeGreaterThan(0.01);
    }
  });

  it('changes nothing of what it was given', async () => {
    const before = paper(300, 200);
    await watermarked(before, purpose);
    expect(inkIn(before)).toBe(0);
  });

  it('takes its text as text, and has room for a long one in a small picture', async () => {
    const marked = inkIn(await watermarked(paper(900, 600), '<b>甲 & 乙</b> “丙”'));
    expect(marked).toBeGreaterThan(0.02);
    expect(inkIn(await watermarked(paper(80, 50), '长'.repeat(60)))).toBeGreaterThan(0);
  });

  it('is told by the picture itself, on either side of a card and lying or standing, and nothing else is', async () => {
    const { ownMark: least } = shippedPack.scanThresholds;
    const told = async (bytes: Uint8Array) => (await readScanFacts(bytes, 'copy.jpg')).appearance?.ownMark ?? 0;
    for (const [kind, setting, turn] of [
      ['idFront', 'dark', 0],
      ['idBack', 'cluttered', 90],
    ] as const) {
      const photo = await makeSpecimen({ kind, data: exampleCard }, { setting });
      expect(await told(photo)).toBeLessThan(least);
      const { data, info } = await sharp(photo).rotate(turn).raw().toBuffer({ resolveWithObject: true });
      const { width, height } = info;
      const marked = await watermarked({ data, width, height, channels: 3 }, purpose);
      // As a copy is made smaller and compressed on its way.
      const copy = await sharp(marked.data, { raw: { width, height, channels: 3 } })
        .resize(1100, 1100, { fit: 'inside' })
        .jpeg({ quality: 60 })
        .toBuffer();
      expect(await told(copy)).toBeGreaterThan(least);
    }
  });

  it('is in the copy, which still lands where the platform wants it', async () => {
    const noise = { type: 'gaussian', mean: 225, sigma: 4 } as const;
    const photo = await sharp({ create: { width: 3000, height: 2200, channels: 3, background: '#ccc', noise } })
      .jpeg({ quality: 100 })
      .toBuffer();
    const target = copyTargetFor(
      profileById(shippedPack, 'wechat-strict'),
      'subjectCertificate',
      shippedPack.copyLimits,
    );
    const [bare, marked] = [await fitCopy(photo, target), await fitCopy(photo, target, { watermark: purpose })];
    if (bare.made === 'none' || marked.made === 'none') throw new Error('not fitted');
    expect(marked.bytes.byteLength).toBeLessThanOrEqual(204_800);
    const darkest = async (bytes: Uint8Array) => (await sharp(bytes).blur(2).stats()).channels[0]?.min ?? 0;
    expect(await darkest(bare.bytes)).toBeGreaterThan(205);
    expect(await darkest(marked.bytes)).toBeLessThan(200);
  });
});
