import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { copyFindings } from '#shared/scans/copyFindings.ts';
import { type CopyTarget, copyTargetFor, fitsBytes, leastSize } from '#shared/scans/copyTarget.ts';
import { profileById } from '#shared/scans/profile.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { scanRuleRows, testProfile } from '#test/support/scans.ts';

const limits = shippedPack.copyLimits;

describe('what a copy must be', () => {
  it('is what every source takes where a profile advises less than it demands', () => {
    const target = copyTargetFor(testProfile, 'subjectCertificate', limits);
    expect(target).toMatchObject({ minBytes: 102_400, maxBytes: 204_800, lastBytes: 2_097_152 });
    expect([102_399, 102_400, 204_800, 204_801].map((bytes) => fitsBytes(bytes, target))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('asks for nothing a profile does not state', () => {
    const target = copyTargetFor(testProfile, 'letter', limits);
    expect(target).toMatchObject({ minBytes: null, maxBytes: null, lastBytes: null, minWidth: 1, minHeight: 1 });
    expect(fitsBytes(1, target)).toBe(true);
  });

  it('keeps small print legible: of a card 85.6 mm, of a page 297 mm, more where the document fills less', () => {
    const at = { ...limits, cardDpi: 254, paperDpi: 127 };
    expect(copyTargetFor(testProfile, 'personBack', at).legibleSide).toBe(856);
    expect(copyTargetFor(testProfile, 'letter', at).legibleSide).toBe(1485);
    expect(copyTargetFor(testProfile, 'letter', at, 0.5).legibleSide).toBe(2970);
  });

  it('is never smaller than demanded and legible, in either orientation, and keeps the shape', () => {
    const side = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(
        side,
        side,
        side,
        side,
        side,
        fc.boolean(),
        (width, height, minWidth, minHeight, legibleSide, free) => {
          const target = { minWidth, minHeight, legibleSide, orientationFree: free } as CopyTarget;
          const least = leastSize({ width, height }, target);
          const straight = least.width >= minWidth && least.height >= minHeight;
          const turned = least.height >= minWidth && least.width >= minHeight;
          expect(straight || (free && turned)).toBe(true);
          expect(Math.max(least.width, least.height)).toBeGreaterThanOrEqual(legibleSide);
          // No larger than needed: one of the three demands is just met.
          const slack = Math.max(width, height) / Math.min(width, height) + 2;
          const just =
            least.width <= Math.max(minWidth, free ? minHeight : 0) + slack ||
            least.height <= Math.max(minHeight, free ? minWidth : 0) + slack ||
            Math.max(least.width, least.height) <= legibleSide + slack;
          expect(just).toBe(true);
        },
      ),
    );
  });
});

describe('what is said of a copy', () => {
  const said = (result: Parameters<typeof copyFindings>[0]) =>
    copyFindings(
      result,
      { profile: testProfile, kind: 'subjectCertificate' },
      rulebookOf({ rules: [...scanRuleRows] }),
    ).map(({ rule, weight }) => [rule, weight]);
  const bytes = new Uint8Array(300_000);

  it('is nothing of a good one', () => {
    expect(said({ made: 'copy', bytes, enlarged: null, aboveAdvised: false })).toEqual([]);
    expect(said({ made: 'same', bytes, enlarged: null, aboveAdvised: false })).toEqual([]);
  });

  it.each([
    ['tooManyBytes', 'scan.copyTooManyBytes'],
    ['tooFewPixels', 'scan.copyTooFewPixels'],
    ['tooFewBytes', 'scan.copyTooFewBytes'],
  ] as const)('blocks when there is none: %s', (reason, rule) => {
    expect(said({ made: 'none', reason })).toEqual([[rule, 'must']]);
  });

  it('warns of one that was enlarged or is larger than advised', () => {
    expect(said({ made: 'copy', bytes, enlarged: 'pixels', aboveAdvised: true })).toEqual([
      ['scan.copyEnlarged', 'should'],
      ['scan.copyAboveAdvised', 'should'],
    ]);
  });

  it('names the demand that made it larger, also where no pixels are demanded', () => {
    const messages = (id: string, kind: ScanKind, enlarged: 'pixels' | 'bytes') =>
      copyFindings(
        { made: 'copy', bytes, enlarged, aboveAdvised: false },
        { profile: profileById(shippedPack, id), kind },
        rulebookOf({ rules: [...scanRuleRows] }),
      ).map(({ where, message }) => [where, message]);
    const bytesOf = (who: string, least: string) =>
      `${who}要求不小于 ${least}；原图的细节不够，副本是放大出来的：大小够了，字不会更清楚。`;
    expect(messages('tencent-cloud', 'personFront', 'bytes')).toEqual([
      ['bytes', bytesOf('“腾讯云网站备案”', '200 KB')],
    ]);
    expect(messages('wechat-default', 'letter', 'bytes')).toEqual([['bytes', bytesOf('有的口径', '100 KB')]]);
    expect(messages('wechat-default', 'personFront', 'pixels')).toEqual([
      ['width', '原图像素不够，副本是放大出来的：尺寸够了，字不会更清楚。'],
    ]);
  });
});
