import type { ScanKind } from '#shared/filing/materialSlot.ts';
import type { ScanThresholds } from '#shared/rules/rulePack.ts';
import type { SpecimenOptions, SpecimenPaper } from '#test/support/specimens/specimen.ts';
import type { Setting } from '#test/support/specimens/tables.ts';
import type { Afterwards } from './afterwards.ts';

/** The numbers among the thresholds. */
export type LimitName = {
  [Name in keyof ScanThresholds]: ScanThresholds[Name] extends number ? Name : never;
}[keyof ScanThresholds];

/** A fault as the grid makes it: what it is called, who must speak up, and by which limits of scanThresholds.json. */
export interface Fault {
  readonly name: string;
  readonly rules: readonly string[];
  /** The limits that decide; none where what is found decides alone. */
  readonly limits: readonly LimitName[];
  readonly papers?: readonly SpecimenPaper['kind'][];
  readonly settings?: readonly Setting[];
  readonly bad: readonly SpecimenOptions[];
  readonly doubtful?: readonly SpecimenOptions[];
  /** Done to the finished picture. */
  readonly after?: Afterwards;
  /** Judged as something else than it is. */
  readonly kinds?: Readonly<Partial<Record<SpecimenPaper['kind'], ScanKind>>>;
}

const cards = ['idFront', 'idBack'] as const;
export const tables: readonly Setting[] = ['desk', 'cloth', 'dark', 'light', 'cluttered'];
/** Where its edges cannot be told, a person is asked to look whether the paper is all there, large and straight. */
const edges = 'scan.edgesUnclear';
/** What tells of a certificate that reaches beyond the picture on several sides. */
const allAround: readonly LimitName[] = [
  'cardMissingBad',
  'cardMissingDoubtful',
  'frameLeast',
  'printedAround',
  'paperEdgeLeast',
  'paperEdgeClear',
];
const blur = ['scan.blurred', 'scan.partBlurred', 'scan.blurDoubtful'];

/** Where the line is that the console reads, as shares of the paper. */
const rowPlaces = { businessLicence: [0.19, 0.305], idFront: [0.6, 0.845], idBack: [0.59, 0.83] } as const;

/** Every fault the desk looks for on a picture, in two severities. */
export const faults: readonly Fault[] = [
  {
    name: '失焦',
    rules: blur,
    limits: [
      'sharpnessBlurred',
      'sharpnessDoubtful',
      'focusBlurred',
      'focusBlurredMean',
      'focusDoubtful',
      'blurredPart',
    ],
    bad: [{ blur: 2.5 }, { blur: 4 }],
    doubtful: [{ blur: 1.3 }],
  },
  {
    name: '手抖',
    rules: blur,
    limits: ['shakeBad', 'shakeDoubtful', 'shakeEvenness'],
    bad: [{ motion: 14 }, { motion: 20 }],
    doubtful: [{ motion: 8 }],
  },
  {
    name: '半边失焦',
    rules: blur,
    limits: ['focusBlurred', 'blurredPart', 'blurredPartApart', 'mixedPart'],
    bad: [{ softSide: 3 }],
    doubtful: [{ softSide: 1.5 }],
  },
  {
    name: '小图放大',
    rules: blur,
    limits: ['focusBlurred', 'focusBlurredMean', 'focusDoubtful'],
    bad: [{ enlarged: 5 }],
    doubtful: [{ enlarged: 3 }],
  },
  {
    name: '反光',
    rules: ['scan.glare'],
    limits: ['spotBad', 'spotDoubtful', 'glareShare', 'brightnessGlare'],
    settings: tables,
    bad: [{ glare: 0.5 }, { glare: 0.9 }],
    doubtful: [{ glare: 0.18 }],
  },
  {
    name: '阴影',
    rules: ['scan.shadow', 'scan.dark', 'scan.dim'],
    limits: ['shadowBad', 'shadowDoubtful', 'shadowPart', 'mixedShadow', 'steadyShadow'],
    settings: tables,
    bad: [{ shadow: 0.6 }, { shadow: 0.75 }],
    doubtful: [{ shadow: 0.38 }],
  },
  {
    name: '太暗',
    rules: ['scan.dark', 'scan.dim'],
    limits: ['brightnessDark', 'brightnessDim', 'paperDark', 'paperDim'],
    bad: [{ brightness: 0.12 }, { brightness: 0.2 }],
    doubtful: [{ brightness: 0.38 }],
  },
  {
    name: '黑白件',
    rules: ['scan.grey', 'scan.greyDoubtful'],
    limits: ['chromaGrey', 'colouredShareGrey'],
    bad: [{ grey: true }],
  },
  {
    name: '彩色桌面上的复印件',
    rules: ['scan.grey', 'scan.greyDoubtful'],
    limits: ['chromaGrey', 'colouredShareGrey'],
    papers: ['businessLicence', ...cards],
    settings: ['desk', 'cloth', 'cluttered'],
    bad: [{ copy: true }],
  },
  {
    name: '没拍全',
    rules: ['scan.cut', edges],
    limits: ['documentSure', 'documentCertain'],
    settings: tables,
    bad: [{ offset: [0, 0.22] }, { offset: [0, -0.22] }, { offset: [0.12, -0.2] }],
    doubtful: [{ offset: [0, 0.12] }],
  },
  {
    name: '两三边没拍全',
    rules: ['scan.cut', edges],
    limits: allAround,
    papers: ['businessLicence', ...cards],
    settings: tables,
    bad: [{ fill: 1.12 }, { fill: 1.12, offset: [0, 0.13] }, { offset: [0.16, 0.2] }],
  },
  {
    name: '四边没拍全',
    rules: ['scan.cut', edges],
    limits: allAround,
    papers: ['businessLicence', ...cards],
    bad: [{ fill: 1.35 }, { fill: 1.5 }],
    doubtful: [{ fill: 1.24 }],
  },
  ...Object.entries(rowPlaces).flatMap(([paper, [across, down]]): Fault[] => [
    {
      name: '号码反光',
      rules: ['scan.numberGlare'],
      limits: ['rowGlareBad', 'rowGlareDoubtful', 'rowVeil'],
      papers: [paper as SpecimenPaper['kind']],
      settings: tables,
      bad: [0.5, 0.9].map((glare) => ({ glare, glareOn: [across, down] })),
      doubtful: [{ glare: 0.18, glareOn: [across, down - 0.08] }],
    },
    {
      name: '号码模糊',
      rules: ['scan.numberBlurred', 'scan.blurred'],
      limits: ['rowFocusBad', 'rowFocusDoubtful'],
      papers: [paper as SpecimenPaper['kind']],
      bad: [{ softLine: [down, 2.5] }, { softLine: [down, 4] }],
      doubtful: [{ softLine: [down, 1.3] }],
    },
  ]),
  {
    name: '太小',
    rules: ['scan.small', edges],
    limits: ['fillBad', 'fillDoubtful'],
    settings: tables,
    bad: [{ fill: 0.3 }],
    doubtful: [{ fill: 0.42 }],
  },
  {
    name: '歪斜',
    rules: ['scan.tilted', edges],
    limits: ['tiltBad', 'tiltDoubtful'],
    settings: tables,
    bad: [
      { rotation: 18, fill: 0.85 },
      { rotation: -24, fill: 0.85 },
    ],
    doubtful: [{ rotation: 10, fill: 0.85 }],
  },
  {
    name: '侧拍',
    rules: ['scan.aslant', edges],
    limits: ['perspectiveBad', 'perspectiveDoubtful'],
    settings: tables,
    bad: [{ keystone: 0.36 }, { keystone: 0.42 }],
    doubtful: [{ keystone: 0.22 }],
  },
  {
    name: '证件像素少',
    rules: ['scan.dots'],
    limits: ['cardDotsBad', 'cardDotsDoubtful', 'nearShape'],
    papers: cards,
    settings: tables,
    bad: [{ width: 640, height: 480, fill: 0.62 }],
    doubtful: [{ width: 800, height: 600, fill: 0.72 }],
  },
  {
    name: '放倒',
    rules: ['scan.turned'],
    limits: [],
    papers: cards,
    settings: tables,
    bad: [{ rotation: 90, fill: 0.95 }, { rotation: 180 }, { rotation: 270, fill: 0.95 }],
  },
  {
    name: '正反面放错',
    rules: ['scan.cardSide'],
    limits: [],
    papers: cards,
    settings: tables,
    bad: [{}, { rotation: 90, fill: 0.95 }],
    kinds: { idFront: 'personBack', idBack: 'personFront' },
  },
  {
    name: '翻拍屏幕',
    rules: ['scan.screen'],
    limits: ['stripes'],
    bad: [{ moire: 0.6 }, { moire: 1 }],
    doubtful: [{ moire: 0.3 }],
  },
  {
    name: '电脑做的图',
    rules: ['scan.drawn'],
    limits: ['evenShare'],
    // A certificate with a fine pattern all over has no even squares, drawn or not.
    papers: cards,
    settings: ['scanner'],
    bad: [
      { noise: 0, perspective: 0 },
      { noise: 0, perspective: 0, format: 'png' },
    ],
  },
  {
    name: '没有红章',
    // A letter without any colour is told as one on which the red of a seal would have to be seen.
    rules: ['scan.sealMissing', 'scan.grey', 'scan.greyDoubtful'],
    limits: ['chromaGrey', 'colouredShareGrey'],
    papers: ['letterPage'],
    bad: [{}, { rotation: 3 }],
  },
  {
    name: '证照放倒',
    rules: ['scan.turned'],
    limits: [],
    papers: ['businessLicence', 'letterPage'],
    bad: [{ rotation: 90, fill: 0.95 }, { rotation: 180 }, { rotation: 270, fill: 0.95 }],
  },
  {
    name: '曝光过度',
    rules: ['scan.washedOut'],
    limits: ['brightnessWashedOut'],
    papers: ['businessLicence', ...cards],
    settings: ['light', 'scanner'],
    bad: [{}],
    after: 'washedOut',
  },
  { name: '左右反', rules: ['scan.mirrored'], limits: [], papers: ['idFront'], bad: [{}], after: 'mirrored' },
  {
    name: '自己的水印',
    rules: ['scan.ownMark'],
    limits: ['ownMark'],
    papers: ['businessLicence', ...cards],
    bad: [{}],
    after: 'marked',
  },
];

/** The limits by which a fault is told; none for one that is not of the grid, or is told without any. */
export function limitsOfFault(name: string): readonly LimitName[] {
  return faults.find((each) => each.name === name)?.limits ?? [];
}
