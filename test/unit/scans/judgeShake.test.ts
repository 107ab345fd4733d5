import { describe, expect, it } from 'vitest';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import type { Appearance } from '#shared/scans/appearance.ts';
import { goodAppearance, goodDocument, judged } from '#test/support/scans.ts';

/** A movement so long against the print of a licence that takes four fifths of its picture. */
const shake = (ofPrint: number) => ({ length: ofPrint * 0.0167 * 0.8, angle: 30, evenness: 0.4 });
/** So many of twenty cells are so sharp, the others clear. */
const lowest = (low: number, value: number) => ({
  columns: 5,
  rows: 4,
  values: Array.from({ length: 20 }, (_, at) => (at < low ? value : 1)),
});

describe('a movement of the camera', () => {
  const told = (changes: Partial<Appearance>, kind: ScanKind = 'subjectCertificate') =>
    judged({ appearance: { ...goodAppearance, ...changes } }, kind).map(({ rule, weight }) => `${weight} ${rule}`);

  it('says that all of it is shaken, and how far, with the paper marked', () => {
    const [found] = judged({ appearance: { ...goodAppearance, shake: shake(0.4) } });
    expect(found).toMatchObject({ weight: 'must', zones: [goodDocument.corners] });
    expect(found?.message).toMatch(/^整张拍糊了（手抖）：.*40%/);
  });

  it('is told instead of a part that is blurred, and blocks together with what is blurred anyway', () => {
    expect(told({ shake: shake(0.15), meanFocus: lowest(4, 0.05) })).toEqual(['should scan.blurDoubtful']);
    expect(told({ shake: shake(0.15), focus: lowest(20, 0.09) })).toEqual(['must scan.blurred']);
  });

  it('is not told of print too small to tell by, nor where nobody knows what is printed', () => {
    const small = { ...goodDocument, width: 600, height: 400, share: 0.3 };
    expect(told({ shake: { ...shake(0.4), length: 0.004 }, document: small })).toEqual([]);
    expect(told({ shake: shake(0.4) }, 'otherAttachment')).toEqual([]);
  });

  it('only asks for a look where no paper was found', () => {
    expect(told({ shake: shake(0.6), document: null })).toContain('should scan.blurDoubtful');
  });
});
