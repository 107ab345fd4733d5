import { describe, expect, it } from 'vitest';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { strictnessSchema, thresholdsFor } from '#shared/rules/scanThresholds.ts';
import type { Appearance, FoundDocument } from '#shared/scans/appearance.ts';
import { cornersOf } from '#shared/scans/quad.ts';
import { goodAppearance, goodDocument, judged, testThresholds } from '#test/support/scans.ts';

interface Row {
  readonly rule: string;
  readonly kind?: ScanKind;
  readonly hit: Partial<Appearance>;
  readonly nearMiss: Partial<Appearance>;
}

const paper = (changes: Partial<FoundDocument>): Partial<Appearance> => ({
  document: { ...goodDocument, ...changes },
});
const cells = (low: number, value: number, all = 20) => ({
  columns: 5,
  rows: 4,
  values: Array.from({ length: 20 }, (_, at) => (at >= all ? null : at < low ? value : 1)),
});
const lights = (low: number, value: number) => ({
  columns: 5,
  rows: 4,
  values: Array.from({ length: 20 }, (_, at) => (at < low ? value : 200)),
});
const zone = { x: 0.4, y: 0.4, width: 0.1, height: 0.1 };

/** What sets each rule off, and the last value that does not; the thresholds are those of the tests. */
const rules: readonly Row[] = [
  { rule: 'scan.edgesUnclear', hit: { document: null }, nearMiss: { document: goodDocument } },
  { rule: 'scan.cut', hit: paper({ cut: ['right'] }), nearMiss: paper({ cut: [] }) },
  { rule: 'scan.small', hit: paper({ share: 0.249 }), nearMiss: paper({ share: 0.25 }) },
  { rule: 'scan.tilted', hit: paper({ tilt: -10 }), nearMiss: paper({ tilt: -9.9 }) },
  { rule: 'scan.aslant', hit: paper({ perspective: 1.2 }), nearMiss: paper({ perspective: 1.19 }) },
  { rule: 'scan.partBlurred', hit: { meanFocus: cells(4, 0.05) }, nearMiss: { meanFocus: cells(3, 0.05) } },
  { rule: 'scan.partBlurred', hit: { meanFocus: cells(5, 0.159) }, nearMiss: { meanFocus: cells(5, 0.161) } },
  { rule: 'scan.blurred', hit: { focus: cells(20, 0.09) }, nearMiss: { focus: cells(20, 0.2) } },
  { rule: 'scan.blurDoubtful', hit: { focus: cells(20, 0.19) }, nearMiss: { focus: cells(20, 0.2) } },
  { rule: 'scan.shadow', hit: { light: lights(2, 149) }, nearMiss: { light: lights(1, 149) } },
  { rule: 'scan.glare', hit: { glare: [{ zone, share: 0.01 }] }, nearMiss: { glare: [{ zone, share: 0.009 }] } },
  { rule: 'scan.dark', hit: { paperBrightness: 49 }, nearMiss: { paperBrightness: 100 } },
  { rule: 'scan.dim', hit: { paperBrightness: 99 }, nearMiss: { paperBrightness: 100 } },
  { rule: 'scan.greyDoubtful', hit: { paperColoured: 0.0019 }, nearMiss: { paperColoured: 0.002 } },
  { rule: 'scan.ownMark', hit: { ownMark: 1.5 }, nearMiss: { ownMark: 1.49 } },
  { rule: 'scan.screen', hit: { stripes: 50 }, nearMiss: { stripes: 49.9 } },
  { rule: 'scan.drawn', hit: { evenShare: 0.25 }, nearMiss: { evenShare: 0.249 } },
  { rule: 'scan.sealMissing', kind: 'letter', hit: { seal: null }, nearMiss: { seal: zone } },
  { rule: 'scan.turned', kind: 'personFront', hit: { cardTurn: 180 }, nearMiss: { cardTurn: 0 } },
  { rule: 'scan.turned', kind: 'subjectCertificate', hit: { paperTurn: 90 }, nearMiss: { paperTurn: 0 } },
  { rule: 'scan.turned', kind: 'letter', hit: { paperTurn: 180 }, nearMiss: { paperTurn: null } },
  { rule: 'scan.cardSide', kind: 'personFront', hit: { cardSide: 'emblem' }, nearMiss: { cardSide: 'portrait' } },
  { rule: 'scan.cardSide', kind: 'personBack', hit: { cardSide: 'portrait' }, nearMiss: { cardSide: 'emblem' } },
  {
    rule: 'scan.dots',
    kind: 'personFront',
    hit: paper({ width: 670, height: 423 }),
    nearMiss: paper({ width: 680, height: 429 }),
  },
];

const say = (changes: Partial<Appearance>, kind: ScanKind = 'subjectCertificate') =>
  judged({ width: 1600, height: 1200, appearance: { ...goodAppearance, ...changes } }, kind, {
    kinds: {},
  });

describe('what is seen on a picture', () => {
  it.each(rules)('$rule speaks up, and not a step before', ({ rule, kind, hit, nearMiss }) => {
    expect(say(hit, kind).map((finding) => finding.rule)).toEqual([rule]);
    expect(say(nearMiss, kind)).toEqual([]);
  });

  it('has a place on the picture for what is seen at a place', () => {
    expect(say({ glare: [{ zone, share: 0.02 }] })[0]?.zones).toEqual([zone]);
    expect(say(paper({ cut: ['top'] }))[0]?.zones).toEqual([goodDocument.corners]);
    // Two cells in a row beside each other are one place.
    expect(say({ light: lights(2, 90) })[0]?.zones).toEqual([{ x: 0, y: 0, width: 0.4, height: 0.25 }]);
    expect(cornersOf(zone)[2]).toEqual({ x: 0.5, y: 0.5 });
  });

  it('tells a shadow by its edge where no paper was found, and a paper on a darker table from it', () => {
    const across = (isDark: (column: number, row: number) => boolean) => ({
      columns: 8,
      rows: 6,
      values: Array.from({ length: 48 }, (_, at) => (isDark(at % 8, Math.floor(at / 8)) ? 90 : 200)),
    });
    const edges = ['scan.edgesUnclear'];
    const told = (light: Appearance['light']) => say({ document: null, light }, 'letter').map(({ rule }) => rule);
    expect(told(across((column, row) => column + row < 5))).toEqual(['scan.shadow']);
    expect(told(across((column, row) => column < 2 || column > 5 || row < 1 || row > 4))).toEqual(edges);
    expect(told(across(() => false))).toEqual(edges);
    // A paper that covers half of a table that is hardly darker.
    const half = across((column) => column < 4);
    expect(told({ ...half, values: half.values.map((value) => (value === 90 ? 160 : value)) })).toEqual(edges);
  });

  it('says that a platform refuses the desk’s watermark only where it does', () => {
    const facts = { width: 1600, height: 1200, appearance: { ...goodAppearance, ownMark: 2 } };
    expect(judged(facts, 'subjectCertificate', { kinds: {}, watermark: 'allowed' })).toEqual([]);
    expect(judged(facts, 'subjectCertificate', { kinds: {}, watermark: 'notStated' })).toEqual([]);
  });

  it('blocks for a cut certificate only where its edges are clear, and never for a letter', () => {
    expect(say(paper({ cut: ['top'] }))[0]?.weight).toBe('must');
    expect(say(paper({ cut: ['top'], confidence: 0.69 }))[0]).toMatchObject({ weight: 'should' });
    expect(say(paper({ cut: ['top'], confidence: 0.69 }))[0]?.message).toContain('可能');
    expect(say(paper({ cut: ['top'] }), 'letter')[0]?.weight).toBe('should');
  });

  it('does not judge how a paper lies that is not sure to be one, nor in a flatbed scan', () => {
    expect(say(paper({ confidence: 0.6, tilt: 30, share: 0.1, perspective: 2 }))).toEqual([]);
    expect(say(paper({ full: true, tilt: null, perspective: null, share: 1 }))).toEqual([]);
  });

  it('calls a part blurred where blurred and clear places lie apart, not where they lie anyhow', () => {
    const low = (...places: number[]) => ({
      columns: 5,
      rows: 4,
      values: Array.from({ length: 20 }, (_, at) => (places.includes(at) ? 0.05 : 1)),
    });
    const blurred = (meanFocus: Appearance['meanFocus']) => say({ meanFocus }).map(({ rule }) => rule);
    expect(blurred(low(3, 4, 8, 9, 14))).toEqual(['scan.partBlurred']);
    expect(blurred(low(4, 9, 14, 19, 18))).toEqual(['scan.partBlurred']);
    expect(blurred(low(0, 4, 12, 15, 19))).toEqual([]);
    // A few must lie apart without any exception.
    expect(blurred(low(4, 9, 14, 19))).toEqual(['scan.partBlurred']);
    expect(blurred(low(4, 9, 14, 15))).toEqual([]);
  });

  it('asks the worst direction for a blurred part in pictures measured before', () => {
    const old = (focus: Appearance['focus']) => say({ meanFocus: null, focus }).map(({ rule }) => rule);
    expect(old(cells(5, 0.09))).toEqual(['scan.partBlurred']);
    expect(old(cells(5, 0.1))).toEqual([]);
  });

  it('gives the figure for doubtful focus only where the figure is what it doubts', () => {
    const [doubted] = say({ focus: cells(20, 0.19) });
    expect(doubted).toMatchObject({ rule: 'scan.blurDoubtful' });
    expect(doubted?.message).not.toMatch(/\d/);
    const [faint] = judged({ sharpness: 80 });
    expect(faint?.message).toContain('清晰度测得 80');
  });

  it('asks to look at a paper whose edges nobody could tell; of something else that is attached it does not', () => {
    expect(say({ document: null })[0]).toMatchObject({ rule: 'scan.edgesUnclear', weight: 'should' });
    expect(say({ document: null }, 'letter')[0]?.message).toContain('纸张');
    expect(say({ document: null }, 'otherAttachment')).toEqual([]);
  });

  it('says nothing of how a person holds a card, nor of shadows there', () => {
    const odd = { ...paper({ cut: ['top'], tilt: 30 }), stripes: 500, light: lights(10, 20), seal: null };
    expect(say(odd, 'otherAttachment')).toEqual([]);
  });

  it('reckons dots of what has a card’s shape only', () => {
    expect(say(paper({ width: 300, height: 290 }), 'personFront').map(({ rule }) => rule)).not.toContain('scan.dots');
    expect(say(paper({ width: 300, height: 190 }), 'personFront')[0]?.weight).toBe('must');
  });

  it('looks for a seal only where red could be seen', () => {
    expect(say({ seal: null, paperBrightness: 70 }, 'letter').map(({ rule }) => rule)).toEqual(['scan.dim']);
    expect(say({ seal: null, focus: cells(20, 0.01) }, 'letter').map(({ rule }) => rule)).toEqual(['scan.blurred']);
  });

  it('keeps to what was known before of scans that were not looked at', () => {
    expect(judged({ appearance: null, whiteShare: 0.03 }).map(({ weight, rule }) => `${weight} ${rule}`)).toEqual([
      'hint scan.glare',
    ]);
    expect(judged({ appearance: null })).toEqual([]);
  });
});

describe('strictness', () => {
  const thresholds = { ...testThresholds, loose: { tiltDoubtful: 20 }, strict: { tiltDoubtful: 4, tiltBad: 8 } };

  it('replaces the numbers it names and keeps the others', () => {
    expect(strictnessSchema.options.map((each) => thresholdsFor(thresholds, each).tiltDoubtful)).toEqual([20, 10, 4]);
    expect(thresholdsFor(thresholds, 'loose').tiltBad).toBe(testThresholds.tiltBad);
    expect(thresholdsFor(thresholds, 'usual')).toBe(thresholds);
  });
});
