import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { type ScanFacts, unreadableReasonSchema } from '#shared/scans/scanFacts.ts';
import { isUsable, verdictWord } from '#shared/scans/unfinished.ts';
import { goodFacts, judged, scanRuleRows, testProfile, testThresholds } from '#test/support/scans.ts';

type Row = [rule: string, hit: Partial<ScanFacts>, nearMiss: Partial<ScanFacts>];

/** Each rule of a readable picture: what sets it off, and the last value that does not. */
const rules: readonly Row[] = [
  ['scan.format', { contentType: 'gif', extension: 'gif' }, { contentType: 'png', extension: 'png' }],
  ['scan.extension', { extension: 'png' }, { extension: 'jpeg' }],
  ['scan.extension', { extension: null }, { extension: 'jfif' }],
  ['scan.pages', { pages: 2 }, { pages: 1 }],
  ['scan.bytesTooFew', { bytes: 102_399 }, { bytes: 102_400 }],
  ['scan.bytesTooMany', { bytes: 2_097_153 }, { bytes: 204_800 }],
  ['scan.bytesAboveAdvised', { bytes: 204_801 }, { bytes: 204_800 }],
  ['scan.pixelsTooFew', { width: 1499, height: 1100 }, { width: 1500, height: 1100 }],
  ['scan.pixelsTooFew', { width: 2000, height: 1099 }, { width: 1100, height: 1500 }],
  ['scan.dark', { brightness: 39.9 }, { brightness: 90 }],
  ['scan.dim', { brightness: 89.9 }, { brightness: 90 }],
  ['scan.washedOut', { brightness: 250.1 }, { brightness: 250 }],
  ['scan.glare', { whiteShare: 0.03 }, { whiteShare: 0.029 }],
  ['scan.glare', { whiteShare: 0.5, brightness: 200 }, { whiteShare: 0.5, brightness: 201 }],
  ['scan.blurred', { sharpness: 29.9 }, { sharpness: 100 }],
  ['scan.blurDoubtful', { sharpness: 30 }, { sharpness: 100 }],
  ['scan.grey', { chroma: 2.9, colouredShare: 0 }, { chroma: 2.9, colouredShare: 0.002 }],
  ['scan.greyDoubtful', { chroma: 3, colouredShare: 0.0019 }, { chroma: 3, colouredShare: 0.002 }],
  ['scan.exifOrientation', { exifOrientation: 6 }, { exifOrientation: 1 }],
];

describe('a readable picture', () => {
  it('without problems has no findings', () => {
    expect(judged({})).toEqual([]);
  });

  it.each(rules)('%s speaks of %o and of nothing else, not of %o', (rule, hit, nearMiss) => {
    expect(judged(hit).map((finding) => finding.rule)).toEqual([rule]);
    expect(judged(nearMiss)).toEqual([]);
  });

  it('names the measured number and the limit in units people know', () => {
    expect(judged({ bytes: 61_440 })[0]?.message).toBe('文件只有 60 KB，“样例平台”要求不小于 100 KB。');
    expect(judged({ width: 800, height: 600 })[0]?.message).toContain('800×600 像素');
    expect(judged({ width: 800, height: 600 })[0]?.message).toContain('1500×1100 像素（横竖均可）');
  });

  it('compares width and height as they are where the platform does not let them swap', () => {
    expect(judged({ width: 1280, height: 720 }, 'personFront')[0]?.rule).toBe('scan.pixelsTooFew');
    expect(judged({ width: 720, height: 1280 }, 'personFront').map(({ rule }) => rule)).toEqual(['scan.upright']);
  });

  it('hints at a card that stands, not at a licence or a letter that does', () => {
    const standing = { width: 1500, height: 2000 };
    expect(judged(standing, 'personFront').map(({ rule, weight }) => [rule, weight])).toEqual([
      ['scan.upright', 'hint'],
    ]);
    expect(judged(standing, 'subjectCertificate')).toEqual([]);
    expect(judged(standing, 'letter')).toEqual([]);
  });

  it('lets white paper be white, and calls a blank page blank', () => {
    expect(judged({ brightness: 252, sharpness: 500 }, 'letter')).toEqual([]);
    expect(judged({ brightness: 252, sharpness: 5 }, 'letter').map(({ rule }) => rule)).toEqual(['scan.washedOut']);
  });

  it('blames a dark picture for its darkness only', () => {
    const facts = { brightness: 10, sharpness: 2, chroma: 0, colouredShare: 0 };
    expect(judged(facts).map(({ rule }) => rule)).toEqual(['scan.dark']);
  });

  it('does not doubt the sharpness of a dim picture on top, but names clear blur', () => {
    expect(judged({ brightness: 60, sharpness: 60 }).map(({ rule }) => rule)).toEqual(['scan.dim']);
    expect(judged({ brightness: 60, sharpness: 6 }).map(({ rule }) => rule)).toEqual(['scan.dim', 'scan.blurred']);
  });

  it('does not forbid grey where the platform does not ask for colour, nor among other attachments', () => {
    const grey = { chroma: 0, colouredShare: 0 };
    expect(judged(grey, 'subjectCertificate', { colourRequired: false }).map(({ weight }) => weight)).toEqual(['hint']);
    expect(judged(grey, 'otherAttachment').map(({ weight }) => weight)).toEqual(['should']);
  });

  it('knows no limits for a kind its source is silent about', () => {
    expect(judged({ bytes: 10, width: 10, height: 10 }, 'letter')).toEqual([]);
  });
});

describe('the provenance of a finding', () => {
  it('is the profile’s for its limits and the rule’s for what the desk saw itself', () => {
    expect(judged({ bytes: 10 })[0]).toMatchObject({ weight: 'must', source: '样例平台的说明', asOf: '2025-12-31' });
    expect(judged({ sharpness: 1 })[0]).toMatchObject({ weight: 'must', asOf: '2026-11-23' });
    expect(judged({ sharpness: 1 })[0]?.source).not.toBe('样例平台的说明');
  });

  it('never blocks for a profile of low confidence', () => {
    const all = { bytes: 10, width: 10, height: 10, contentType: 'gif', extension: 'gif' } as const;
    const weights = judged(all, 'subjectCertificate', { confidence: 'low' }).map(({ weight }) => weight);
    expect(weights).toEqual(['should', 'should', 'should']);
  });

  it('stands at the measured fact, or where the caller says', () => {
    expect(judged({ bytes: 10 })[0]?.where).toBe('bytes');
    const demands = { profile: testProfile, kind: 'subjectCertificate', thresholds: testThresholds } as const;
    const placed = judgeScan(
      { ...goodFacts, bytes: 10 },
      { ...demands, where: 'a.b' },
      rulebookOf({ rules: [...scanRuleRows] }),
    );
    expect(placed[0]?.where).toBe('a.b');
  });
});

describe('a file that could not be measured', () => {
  const unmeasured = {
    width: null,
    height: null,
    chroma: null,
    colouredShare: null,
    sharpness: null,
    brightness: null,
    whiteShare: null,
  };

  const told = unreadableReasonSchema.options.filter((reason) => reason !== 'timeout');
  it.each(told)('%s is one finding, and the only one', (unreadable) => {
    const found = judged({ ...unmeasured, unreadable, bytes: 0, extension: 'png' });
    expect(found.map(({ rule }) => rule)).toEqual([`scan.${unreadable}`]);
  });

  it('says of a check that was not done in time all that was measured, and calls it usable in no case', () => {
    const late = { ...unmeasured, unreadable: 'timeout', width: 800, height: 600, appearance: null } as const;
    const found = judged({ ...late, bytes: 3_000_000, extension: 'png', pages: 2, exifOrientation: 6 });
    expect(found.map(({ rule, weight }) => `${weight} ${rule}`)).toEqual([
      'should scan.timeout',
      'should scan.extension',
      'should scan.pages',
      'must scan.bytesTooMany',
      'must scan.pixelsTooFew',
      'hint scan.exifOrientation',
    ]);
    expect(found[0]?.message).toMatch(/^没查完：图片（800×600 像素）/);
    expect(found[0]?.remedy).toContain('再查一次');
    const alone = judged({ ...unmeasured, unreadable: 'timeout', appearance: null });
    expect(alone.map(({ rule }) => rule)).toEqual(['scan.timeout']);
    expect(isUsable(alone, { unreadable: 'timeout' })).toBe(false);
    expect(isUsable(alone, { unreadable: null })).toBe(true);
    expect(verdictWord({ ok: false, findings: alone, facts: { unreadable: 'timeout' } })).toBe('没查完');
    expect(verdictWord({ ok: false, findings: found, facts: { unreadable: 'timeout' } })).toBe('必改');
  });

  it.each([
    ['pdf', 'must', 'PDF'],
    ['heic', 'must', 'HEIC'],
    ['bmp', 'must', 'BMP'],
  ] as const)('%s is a format the platform does not take', (contentType, weight, word) => {
    const found = judged({ ...unmeasured, unreadable: 'unsupported', contentType, extension: 'jpg' });
    expect(found).toMatchObject([{ rule: 'scan.format', weight, source: '样例平台的说明' }]);
    expect(found[0]?.message).toContain(word);
    expect(found[0]?.message).toContain('.jpg');
  });

  it('only warns about what it cannot look into where the platform names no formats', () => {
    const found = judged({ ...unmeasured, unreadable: 'unsupported', contentType: 'pdf' }, 'letter', { formats: [] });
    expect(found).toMatchObject([{ rule: 'scan.unsupported', weight: 'should' }]);
  });

  it('takes a film among the other attachments, and nowhere else', () => {
    const film = { ...unmeasured, unreadable: 'unsupported', contentType: 'video', extension: 'mp4' } as const;
    expect(judged(film, 'otherAttachment')).toMatchObject([{ rule: 'scan.unsupported', weight: 'hint' }]);
    expect(judged(film, 'letter')).toMatchObject([{ rule: 'scan.format', weight: 'must' }]);
  });
});

it('judges any facts without failing, one finding a rule, each with something to do', () => {
  const measure = fc.option(fc.double({ min: 0, max: 255, noNaN: true }));
  const facts = fc.record({
    bytes: fc.nat(5_000_000),
    width: fc.option(fc.integer({ min: 1, max: 9000 })),
    height: fc.option(fc.integer({ min: 1, max: 9000 })),
    exifOrientation: fc.option(fc.integer({ min: 1, max: 8 })),
    pages: fc.integer({ min: 1, max: 9 }),
    chroma: measure,
    colouredShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    sharpness: measure,
    brightness: measure,
    whiteShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  });
  fc.assert(
    fc.property(
      facts,
      fc.constantFrom('personFront', 'subjectCertificate', 'letter', 'otherAttachment'),
      (changes, kind) => {
        const found = judged(changes, kind);
        expect(new Set(found.map(({ rule }) => rule)).size).toBe(found.length);
        for (const { message, remedy } of found) {
          expect(message).not.toMatch(/NaN|null|undefined/);
          expect(remedy.length).toBeGreaterThan(5);
        }
      },
    ),
  );
});
