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
/** A flatbed scan of a paper alone. */
const full = (print: Appearance['print'], changes: Partial<FoundDocument> = {}): Partial<Appearance> => ({
  ...paper({ full: true, tilt: null, perspective: null, share: 1, ...changes }),
  print,
});
/** A movement so long against the print of a licence that takes four fifths of its picture. */
const shake = (ofPrint: number, evenness = 0.4) => ({ length: ofPrint * 0.0167 * 0.8, angle: 30, evenness });
const print = (x: number, width: number, framed = 1) => ({
  ...{ x, y: 0.15, width, height: 0.7, paperEdge: 1 },
  framed: [framed, framed, framed, framed] as [number, number, number, number],
});
const front = { cardSide: 'portrait', cardTurn: 0 } as const;
/** A spot at a place of a card that takes four fifths of its picture. */
const lamp = (x: number, y: number, size: number) => [
  { zone: { x: 0.1 + 0.8 * x - size / 2, y: 0.1 + 0.8 * y - size / 2, width: size, height: size }, share: 0.005 },
];
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
  { rule: 'scan.blurDoubtful', hit: { shake: shake(0.126) }, nearMiss: { shake: shake(0.124) } },
  { rule: 'scan.blurred', hit: { shake: shake(0.251) }, nearMiss: { shake: shake(0.5, 0.81) } },
  { rule: 'scan.shadow', hit: { light: lights(2, 149) }, nearMiss: { light: lights(1, 149) } },
  { rule: 'scan.glare', hit: { glare: [{ zone, share: 0.01 }] }, nearMiss: { glare: [{ zone, share: 0.009 }] } },
  { rule: 'scan.dark', hit: { paperBrightness: 49 }, nearMiss: { paperBrightness: 100 } },
  { rule: 'scan.dim', hit: { paperBrightness: 99 }, nearMiss: { paperBrightness: 100 } },
  { rule: 'scan.greyDoubtful', hit: { paperColoured: 0.0019 }, nearMiss: { paperColoured: 0.002 } },
  { rule: 'scan.ownMark', hit: { ownMark: 1.5 }, nearMiss: { ownMark: 1.49 } },
  { rule: 'scan.screen', hit: { stripes: 50 }, nearMiss: { stripes: 49.9 } },
  { rule: 'scan.drawn', hit: { evenShare: 0.25 }, nearMiss: { evenShare: 0.249 } },
  { rule: 'scan.drawn', kind: 'subjectCertificate', hit: { drawnPage: true }, nearMiss: { drawnPage: false } },
  { rule: 'scan.sealMissing', kind: 'letter', hit: { seal: null }, nearMiss: { seal: zone } },
  { rule: 'scan.turned', kind: 'personFront', hit: { cardTurn: 180 }, nearMiss: { cardTurn: 0 } },
  {
    rule: 'scan.mirrored',
    kind: 'personFront',
    hit: { cardSide: 'portrait', cardMirrored: true },
    nearMiss: { cardSide: 'portrait', cardMirrored: false },
  },
  { rule: 'scan.turned', kind: 'subjectCertificate', hit: { paperTurn: 90 }, nearMiss: { paperTurn: 0 } },
  { rule: 'scan.turned', kind: 'letter', hit: { paperTurn: 180 }, nearMiss: { paperTurn: null } },
  { rule: 'scan.cardSide', kind: 'personFront', hit: { cardSide: 'emblem' }, nearMiss: { cardSide: 'portrait' } },
  { rule: 'scan.cardSide', kind: 'personBack', hit: { cardSide: 'portrait' }, nearMiss: { cardSide: 'emblem' } },
  { rule: 'scan.cut', kind: 'personFront', hit: full(print(0.03, 0.853)), nearMiss: full(print(0.04, 0.853)) },
  { rule: 'scan.cut', hit: full(print(0.1, 0.8, 0.49)), nearMiss: full(print(0.1, 0.8, 0.5)) },
  {
    rule: 'scan.numberGlare',
    kind: 'personFront',
    hit: { ...front, glare: lamp(0.6, 0.845, 0.09) },
    nearMiss: { ...front, glare: lamp(0.6, 0.7, 0.09) },
  },
  {
    rule: 'scan.numberBlurred',
    kind: 'personFront',
    hit: { ...front, meanFocus: { columns: 1, rows: 10, values: [1, 1, 1, 1, 1, 1, 1, 0.19, 1, 1] } },
    nearMiss: { ...front, meanFocus: { columns: 1, rows: 10, values: [1, 1, 1, 1, 1, 1, 1, 0.2, 1, 1] } },
  },
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

  it('blocks for a card that print shows to be cut on several sides, and asks where one speck does', () => {
    const weight = (box: Appearance['print'], changes: Partial<Appearance> = {}) =>
      say({ ...full(box), ...changes }, 'personFront').map((each) => `${each.weight} ${each.rule}`);
    expect(weight(print(0, 1, 0.2))).toEqual(['must scan.cut']);
    expect(weight(print(0, 0.853, 0.2))).toEqual(['should scan.cut']);
    // Where no paper was found and most of the rim is none either, what is dark there may be the table.
    expect(weight(print(0, 1, 0.2), { document: null })).toEqual(['must scan.cut']);
    expect(weight({ ...print(0, 1, 0.2), paperEdge: 0.5 }, { document: null })).toEqual(['should scan.edgesUnclear']);
    // Printed along all four edges is a form or a newspaper below the card.
    expect(weight(print(0, 1, 0.4))).toEqual(['should scan.cut']);
  });

  it('blocks for a licence without a frame whose print reaches the edges', () => {
    const all = { ...print(0, 1, 0.2), y: 0, height: 1 };
    expect(say(full(all))[0]).toMatchObject({ rule: 'scan.cut', weight: 'must' });
    // What is left of a frame at which it was cut out.
    expect(say(full({ ...all, paperEdge: 0.5 }))[0]).toMatchObject({ rule: 'scan.cut', weight: 'should' });
    expect(say(full(all), 'letter')).toEqual([]);
  });

  it('says that a certificate is cut, not that it lies on its side: marks of a part say nothing of the whole', () => {
    const cut = { ...paper({ cut: ['left'] }), paperTurn: 90 as const };
    expect(say(cut).map(({ rule }) => rule)).toEqual(['scan.cut']);
  });

  it.each([0, 90, 180, 270] as const)(
    'a reflection on the number blocks however the card lies: turned by %i',
    (cardTurn) => {
      const [x, y] = { 0: [0.6, 0.845], 90: [0.155, 0.6], 180: [0.4, 0.155], 270: [0.845, 0.4] }[cardTurn] as [
        number,
        number,
      ];
      const standing = cardTurn % 180 === 90 ? { width: 808, height: 1280 } : {};
      const told = (glare: Appearance['glare'], changes: Partial<Appearance> = {}) =>
        say({ ...paper(standing), cardSide: 'portrait', cardTurn, glare, ...changes }, 'personFront')
          .filter(({ rule }) => rule === 'scan.numberGlare')
          .map(({ weight }) => weight);
      expect(told(lamp(x, y, 0.3))).toEqual(['must']);
      expect(told(lamp(x, y, 0.07))).toEqual(['should']);
      expect(told(lamp(1 - x, 1 - y, 0.3))).toEqual([]);
      // Nobody knows where the number is on a card that is not recognised.
      expect(told(lamp(x, y, 0.3), { cardSide: null, cardTurn: null })).toEqual([]);
    },
  );

  it('a blurred number blocks, but is told only once where all is blurred or doubted', () => {
    const row = (value: number, others = 1) => ({
      columns: 1,
      rows: 10,
      values: Array.from({ length: 10 }, (_, at) => (at === 7 ? value : others)),
    });
    const told = (changes: Partial<Appearance>) =>
      say({ ...front, ...changes }, 'personFront').map(({ rule, weight }) => `${weight} ${rule}`);
    expect(told({ meanFocus: row(0.09) })).toEqual(['must scan.numberBlurred']);
    expect(told({ meanFocus: row(0.09, 0.09), focus: cells(20, 0.05) })).toEqual(['must scan.blurred']);
    expect(told({ meanFocus: row(0.19), focus: cells(20, 0.19) })).toEqual(['should scan.blurDoubtful']);
  });

  it('only asks about the code of a licence that does not tell how it lies', () => {
    const glare = lamp(0.19, 0.305, 0.3);
    const told = (paperTurn: Appearance['paperTurn']) =>
      say({ ...paper({ height: 905 }), paperTurn, glare }).find(({ rule }) => rule === 'scan.numberGlare')?.weight;
    expect([told(0), told(null)]).toEqual(['must', 'should']);
  });

  it('has a zone for whatever it sees', () => {
    const told = rules.flatMap(({ hit, kind }) => say(hit, kind));
    expect(told.filter(({ zones }) => zones === undefined).map(({ rule }) => rule)).toEqual([]);
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
