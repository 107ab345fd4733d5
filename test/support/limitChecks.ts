import type { ScanKind } from '#shared/filing/materialSlot.ts';
import type { ScanThresholds } from '#shared/rules/scanThresholds.ts';
import type { Appearance, FoundDocument, Grid } from '#shared/scans/appearance.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import { goodDocument } from './scans.ts';

export type Limit = keyof ScanThresholds['loose'];
type Seen = (value: number) => {
  readonly facts?: Partial<ScanFacts>;
  readonly appearance?: Partial<Appearance> | null;
};

/** A check: the number that decides, whether less or more of it is worse, and a picture that shows so much of it. */
export interface Check {
  readonly limit: Limit;
  readonly rule: string;
  readonly worse: 'less' | 'more';
  readonly seen: Seen;
  readonly kind?: ScanKind;
  /** What sets the graver sentence apart from the milder one of the same rule; left out where the limit decides whether anything is said. */
  readonly graver?: RegExp | 'must';
}

const paper = (changes: Partial<FoundDocument>) => ({ appearance: { document: { ...goodDocument, ...changes } } });
const full = (changes: Partial<Appearance>) => ({
  appearance: { document: { ...goodDocument, full: true, corners: whole, tilt: null, perspective: null }, ...changes },
});
const whole: FoundDocument['corners'] = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];
const every = (value: number): Grid => ({ columns: 4, rows: 4, values: new Array<number>(16).fill(value) });
/** So many of a hundred cells, all on one side, have this value; the others are as they should be. */
const some = (share: number, value: number, others: number): Grid => ({
  columns: 10,
  rows: 10,
  values: Array.from({ length: 100 }, (_, at) => (at < Math.round(share * 100) ? value : others)),
});
const spot = (share: number) => ({
  appearance: { glare: [{ zone: { x: 0.45, y: 0.15, width: 0.05, height: 0.05 }, share }] },
});
/** An upright card whose number row is hidden from the left on, as far as `share`. */
const rowHidden = (share: number) => {
  const [left, right] = [0.1 + 0.8 * 0.29, 0.1 + 0.8 * 0.92];
  // Spots are round: one far higher than the row has straight sides there.
  const zone = { x: 0, y: 0.1 + 0.8 * 0.845 - 0.5, width: left + share * (right - left), height: 1 };
  return { appearance: { cardSide: 'portrait' as const, cardTurn: 0 as const, glare: [{ zone, share: 0 }] } };
};
/** An upright card on which so much more light than elsewhere falls on the number row. */
const rowVeiled = (share: number) => ({
  appearance: {
    cardSide: 'portrait' as const,
    cardTurn: 0 as const,
    light: {
      columns: 4,
      rows: 10,
      values: Array.from({ length: 40 }, (_, at) => (at === 29 ? 100 * (1 + share) : 100)),
    },
  },
});
/** A movement so long against the print of a card, of which the good document takes four fifths of its picture. */
const shaken = (ofPrint: number) => ({
  appearance: { shake: { length: ofPrint * 0.027 * 0.8, angle: 30, evenness: 0.4 } },
});
const rowFocus = (value: number) => ({
  appearance: {
    cardSide: 'portrait' as const,
    cardTurn: 0 as const,
    meanFocus: { columns: 1, rows: 10, values: [1, 1, 1, 1, 1, 1, 1, value, value, 1] },
  },
});
/** A card that lacks so much on the left and on the right, as what it shows tells. */
const cardMissing = (share: number) => {
  const long = 1 / (1 - 2 * share);
  const box = { x: (0.064 - share) * long, y: 0.15, width: 0.853 * long, height: 0.7 };
  return full({ print: { ...box, framed: [0, 0, 0, 0], paperEdge: 1 } });
};

export const checks: readonly Check[] = [
  {
    limit: 'sharpnessDoubtful',
    rule: 'scan.blurDoubtful',
    worse: 'less',
    seen: (sharpness) => ({ facts: { sharpness } }),
  },
  {
    limit: 'sharpnessBlurred',
    rule: 'scan.blurred',
    worse: 'less',
    seen: (sharpness) => ({ facts: { sharpness }, appearance: null }),
  },
  {
    limit: 'brightnessDim',
    rule: 'scan.dim',
    worse: 'less',
    seen: (brightness) => ({ facts: { brightness }, appearance: null }),
  },
  {
    limit: 'brightnessDark',
    rule: 'scan.dark',
    worse: 'less',
    seen: (brightness) => ({ facts: { brightness }, appearance: null }),
  },
  {
    limit: 'brightnessWashedOut',
    rule: 'scan.washedOut',
    worse: 'more',
    seen: (brightness) => ({ facts: { brightness }, appearance: null }),
  },
  {
    limit: 'glareShare',
    rule: 'scan.glare',
    worse: 'more',
    seen: (whiteShare) => ({ facts: { whiteShare }, appearance: null }),
  },
  {
    limit: 'colouredShareGrey',
    rule: 'scan.greyDoubtful',
    worse: 'less',
    seen: (colouredShare) => ({ facts: { colouredShare } }),
  },
  {
    limit: 'chromaGrey',
    rule: 'scan.grey',
    worse: 'less',
    seen: (chroma) => ({ facts: { chroma, colouredShare: 0 } }),
  },
  {
    limit: 'documentCertain',
    rule: 'scan.cut',
    worse: 'more',
    graver: 'must',
    seen: (confidence) => paper({ confidence, cut: ['top'] }),
  },
  { limit: 'cardMissingDoubtful', rule: 'scan.cut', kind: 'personFront', worse: 'more', seen: cardMissing },
  { limit: 'cardMissingBad', rule: 'scan.cut', kind: 'personFront', worse: 'more', graver: 'must', seen: cardMissing },
  {
    limit: 'frameLeast',
    rule: 'scan.cut',
    worse: 'less',
    seen: (share) =>
      full({ print: { x: 0.1, y: 0.1, width: 0.8, height: 0.8, framed: [1, share, 1, 1], paperEdge: 1 } }),
  },
  { limit: 'fillDoubtful', rule: 'scan.small', worse: 'less', seen: (share) => paper({ share }) },
  { limit: 'fillBad', rule: 'scan.small', worse: 'less', graver: /太小/, seen: (share) => paper({ share }) },
  { limit: 'tiltDoubtful', rule: 'scan.tilted', worse: 'more', seen: (tilt) => paper({ tilt }) },
  { limit: 'tiltBad', rule: 'scan.tilted', worse: 'more', graver: /太斜/, seen: (tilt) => paper({ tilt }) },
  { limit: 'perspectiveDoubtful', rule: 'scan.aslant', worse: 'more', seen: (perspective) => paper({ perspective }) },
  {
    limit: 'perspectiveBad',
    rule: 'scan.aslant',
    worse: 'more',
    graver: /侧面/,
    seen: (perspective) => paper({ perspective }),
  },
  {
    limit: 'cardDotsDoubtful',
    rule: 'scan.dots',
    kind: 'personFront',
    worse: 'less',
    seen: (dots) => paper({ width: (dots / 25.4) * 85.6, height: (dots / 25.4) * 54 }),
  },
  {
    limit: 'cardDotsBad',
    rule: 'scan.dots',
    kind: 'personFront',
    worse: 'less',
    graver: 'must',
    seen: (dots) => paper({ width: (dots / 25.4) * 85.6, height: (dots / 25.4) * 54 }),
  },
  {
    limit: 'focusDoubtful',
    rule: 'scan.blurDoubtful',
    worse: 'less',
    seen: (focus) => ({ appearance: { focus: every(focus), meanFocus: every(1) } }),
  },
  {
    limit: 'focusBlurred',
    rule: 'scan.blurred',
    worse: 'less',
    seen: (focus) => ({ appearance: { focus: every(focus), meanFocus: every(1) } }),
  },
  {
    limit: 'focusBlurredMean',
    rule: 'scan.partBlurred',
    worse: 'less',
    seen: (focus) => ({ appearance: { meanFocus: some(0.3, focus, 1) } }),
  },
  { limit: 'shakeDoubtful', rule: 'scan.blurDoubtful', kind: 'personFront', worse: 'more', seen: shaken },
  { limit: 'shakeBad', rule: 'scan.blurred', kind: 'personFront', worse: 'more', seen: shaken },
  {
    limit: 'blurredPart',
    rule: 'scan.partBlurred',
    worse: 'more',
    seen: (share) => ({ appearance: { meanFocus: mixedUp(share) } }),
  },
  {
    limit: 'blurredPartApart',
    rule: 'scan.partBlurred',
    worse: 'more',
    seen: (share) => ({ appearance: { meanFocus: some(share, 0.001, 1) } }),
  },
  {
    limit: 'shadowDoubtful',
    rule: 'scan.shadow',
    worse: 'less',
    seen: (light) => ({ appearance: { light: some(0.3, light * 200, 200) } }),
  },
  {
    limit: 'shadowBad',
    rule: 'scan.shadow',
    worse: 'less',
    graver: /很深/,
    seen: (light) => ({ appearance: { light: some(0.3, light * 200, 200) } }),
  },
  {
    limit: 'shadowPart',
    rule: 'scan.shadow',
    worse: 'more',
    seen: (share) => ({ appearance: { light: some(share, 20, 200) } }),
  },
  { limit: 'spotDoubtful', rule: 'scan.glare', worse: 'more', seen: spot },
  { limit: 'spotBad', rule: 'scan.glare', worse: 'more', graver: /看不见/, seen: spot },
  { limit: 'rowGlareDoubtful', rule: 'scan.numberGlare', kind: 'personFront', worse: 'more', seen: rowHidden },
  {
    limit: 'rowGlareBad',
    rule: 'scan.numberGlare',
    kind: 'personFront',
    worse: 'more',
    graver: 'must',
    seen: rowHidden,
  },
  { limit: 'rowVeil', rule: 'scan.numberGlare', kind: 'personFront', worse: 'more', seen: rowVeiled },
  { limit: 'rowFocusDoubtful', rule: 'scan.numberBlurred', kind: 'personFront', worse: 'less', seen: rowFocus },
  {
    limit: 'rowFocusBad',
    rule: 'scan.numberBlurred',
    kind: 'personFront',
    worse: 'less',
    graver: 'must',
    seen: rowFocus,
  },
  {
    limit: 'paperDim',
    rule: 'scan.dim',
    worse: 'less',
    seen: (paperBrightness) => ({ appearance: { paperBrightness } }),
  },
  {
    limit: 'paperDark',
    rule: 'scan.dark',
    worse: 'less',
    seen: (paperBrightness) => ({ appearance: { paperBrightness } }),
  },
  { limit: 'ownMark', rule: 'scan.ownMark', worse: 'more', seen: (ownMark) => ({ appearance: { ownMark } }) },
  { limit: 'stripes', rule: 'scan.screen', worse: 'more', seen: (stripes) => ({ appearance: { stripes } }) },
  { limit: 'evenShare', rule: 'scan.drawn', worse: 'more', seen: (evenShare) => ({ appearance: { evenShare } }) },
];

/** Blurred from above on, but for a quarter that lies at the other end. */
function mixedUp(share: number): Grid {
  const count = Math.round(share * 100);
  const away = Math.round(count / 4);
  const values = Array.from({ length: 100 }, (_, at) => (at < count - away || at >= 100 - away ? 0.001 : 1));
  return { columns: 10, rows: 10, values };
}
