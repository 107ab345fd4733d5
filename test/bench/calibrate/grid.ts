import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { exampleLetter, examplePapers } from '#test/support/specimens/examples.ts';
import type { SpecimenOptions, SpecimenPaper } from '#test/support/specimens/specimen.ts';
import type { Setting } from '#test/support/specimens/tables.ts';

/** How a specimen was made: nothing wrong with it, something a careful person would doubt, or something anybody sees. */
export type Severity = 'good' | 'doubtful' | 'bad';

/** One specimen of the grid: what it shows, what is wrong with it, and which rule should say so. */
export interface GridSpecimen {
  /** What is wrong; `good` for nothing. */
  readonly fault: string;
  /** The rules one of which must speak up; none for good ones. */
  readonly rules: readonly string[];
  readonly severity: Severity;
  readonly paper: SpecimenPaper;
  /** What it is judged as. */
  readonly kind: ScanKind;
  readonly options: SpecimenOptions;
}

interface Fault {
  readonly name: string;
  readonly rules: readonly string[];
  readonly papers?: readonly SpecimenPaper['kind'][];
  readonly settings?: readonly Setting[];
  readonly bad: readonly SpecimenOptions[];
  readonly doubtful?: readonly SpecimenOptions[];
  /** Judged as something else than it is. */
  readonly kinds?: Readonly<Partial<Record<SpecimenPaper['kind'], ScanKind>>>;
}

const cards = ['idFront', 'idBack'] as const;
const tables: readonly Setting[] = ['desk', 'cloth', 'dark', 'light', 'cluttered'];
/** Where its edges cannot be told, a person is asked to look whether the paper is all there, large and straight. */
const edges = 'scan.edgesUnclear';
const blur = ['scan.blurred', 'scan.partBlurred', 'scan.blurDoubtful'];

/** Where the line is that the console reads, as shares of the paper. */
const rowPlaces = { businessLicence: [0.19, 0.305], idFront: [0.6, 0.845], idBack: [0.59, 0.83] } as const;

/** Every fault the desk looks for on a picture, in two severities. */
const faults: readonly Fault[] = [
  { name: '失焦', rules: blur, bad: [{ blur: 2.5 }, { blur: 4 }], doubtful: [{ blur: 1.3 }] },
  { name: '手抖', rules: blur, bad: [{ motion: 14 }, { motion: 20 }], doubtful: [{ motion: 8 }] },
  { name: '半边失焦', rules: blur, bad: [{ softSide: 3 }], doubtful: [{ softSide: 1.5 }] },
  { name: '小图放大', rules: blur, bad: [{ enlarged: 5 }], doubtful: [{ enlarged: 3 }] },
  {
    name: '反光',
    rules: ['scan.glare'],
    settings: tables,
    bad: [{ glare: 0.5 }, { glare: 0.9 }],
    doubtful: [{ glare: 0.18 }],
  },
  {
    name: '阴影',
    rules: ['scan.shadow', 'scan.dark', 'scan.dim'],
    settings: tables,
    bad: [{ shadow: 0.6 }, { shadow: 0.75 }],
    doubtful: [{ shadow: 0.38 }],
  },
  {
    name: '太暗',
    rules: ['scan.dark', 'scan.dim'],
    bad: [{ brightness: 0.12 }, { brightness: 0.2 }],
    doubtful: [{ brightness: 0.38 }],
  },
  { name: '黑白件', rules: ['scan.grey', 'scan.greyDoubtful'], bad: [{ grey: true }] },
  {
    name: '彩色桌面上的复印件',
    rules: ['scan.grey', 'scan.greyDoubtful'],
    papers: ['businessLicence', ...cards],
    settings: ['desk', 'cloth', 'cluttered'],
    bad: [{ copy: true }],
  },
  {
    name: '没拍全',
    rules: ['scan.cut', edges],
    settings: tables,
    bad: [{ offset: [0, 0.22] }, { offset: [0, -0.22] }, { offset: [0.12, -0.2] }],
    doubtful: [{ offset: [0, 0.12] }],
  },
  {
    name: '两三边没拍全',
    rules: ['scan.cut', edges],
    papers: ['businessLicence', ...cards],
    settings: tables,
    bad: [{ fill: 1.12 }, { fill: 1.12, offset: [0, 0.13] }, { offset: [0.16, 0.2] }],
  },
  {
    name: '四边没拍全',
    rules: ['scan.cut', edges],
    papers: ['businessLicence', ...cards],
    bad: [{ fill: 1.35 }, { fill: 1.5 }],
    doubtful: [{ fill: 1.24 }],
  },
  ...Object.entries(rowPlaces).flatMap(([paper, [across, down]]): Fault[] => [
    {
      name: '号码反光',
      rules: ['scan.numberGlare'],
      papers: [paper as SpecimenPaper['kind']],
      settings: tables,
      bad: [0.5, 0.9].map((glare) => ({ glare, glareOn: [across, down] })),
      doubtful: [{ glare: 0.18, glareOn: [across, down - 0.08] }],
    },
    {
      name: '号码模糊',
      rules: ['scan.numberBlurred', 'scan.blurred'],
      papers: [paper as SpecimenPaper['kind']],
      bad: [{ softLine: [down, 2.5] }, { softLine: [down, 4] }],
      doubtful: [{ softLine: [down, 1.3] }],
    },
  ]),
  { name: '太小', rules: ['scan.small', edges], settings: tables, bad: [{ fill: 0.3 }], doubtful: [{ fill: 0.42 }] },
  {
    name: '歪斜',
    rules: ['scan.tilted', edges],
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
    settings: tables,
    bad: [{ keystone: 0.36 }, { keystone: 0.42 }],
    doubtful: [{ keystone: 0.22 }],
  },
  {
    name: '证件像素少',
    rules: ['scan.dots'],
    papers: cards,
    settings: tables,
    bad: [{ width: 640, height: 480, fill: 0.62 }],
    doubtful: [{ width: 800, height: 600, fill: 0.72 }],
  },
  {
    name: '放倒',
    rules: ['scan.turned'],
    papers: cards,
    settings: tables,
    bad: [{ rotation: 90, fill: 0.95 }, { rotation: 180 }, { rotation: 270, fill: 0.95 }],
  },
  {
    name: '正反面放错',
    rules: ['scan.cardSide'],
    papers: cards,
    settings: tables,
    bad: [{}, { rotation: 90, fill: 0.95 }],
    kinds: { idFront: 'personBack', idBack: 'personFront' },
  },
  { name: '翻拍屏幕', rules: ['scan.screen'], bad: [{ moire: 0.6 }, { moire: 1 }], doubtful: [{ moire: 0.3 }] },
  {
    name: '电脑做的图',
    rules: ['scan.drawn'],
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
    papers: ['letterPage'],
    bad: [{}, { rotation: 3 }],
  },
  {
    name: '证照放倒',
    rules: ['scan.turned'],
    papers: ['businessLicence', 'letterPage'],
    bad: [{ rotation: 90, fill: 0.95 }, { rotation: 180 }, { rotation: 270, fill: 0.95 }],
  },
];

const usualKinds: Readonly<Record<SpecimenPaper['kind'], ScanKind>> = {
  businessLicence: 'subjectCertificate',
  idFront: 'personFront',
  idBack: 'personBack',
  letterPage: 'letter',
  plain: 'otherAttachment',
};

/** Pictures as people take them, with nothing wrong. */
const takes: readonly SpecimenOptions[] = [
  { fill: 0.88, noise: 2 },
  { fill: 0.8, noise: 4, rotation: 2, brightness: 0.9 },
  { fill: 0.9, noise: 1, rotation: -3, perspective: 0.02 },
  { fill: 0.75, noise: 6, brightness: 0.8 },
];

const sizes = [
  { width: 1280, height: 960 },
  { width: 2000, height: 1500 },
] as const;

/** As people take them on another day: for the specimens no threshold is ever chosen by. */
const heldOutTakes: readonly SpecimenOptions[] = [
  { fill: 0.86, noise: 3, rotation: -1 },
  { fill: 0.78, noise: 5, rotation: 3, brightness: 0.85 },
  { fill: 0.91, noise: 1.5, perspective: 0.018 },
  { fill: 0.83, noise: 2.2, rotation: 1.5, brightness: 0.95 },
];

const heldOutSizes = [
  { width: 1400, height: 1050 },
  { width: 1900, height: 1425 },
] as const;

/** Good pictures are made upright, too, as a phone is held over a page, and small. */
const moreSizes = [
  { width: 960, height: 1280 },
  { width: 1500, height: 2000 },
  { width: 1080, height: 810 },
] as const;

/** Papers good ones are shown on besides: much print, little print. */
const morePapers: readonly SpecimenPaper[] = [
  {
    kind: 'letterPage',
    data: { ...exampleLetter, paragraphs: [...exampleLetter.paragraphs, ...exampleLetter.paragraphs] },
  },
  { kind: 'letterPage', data: { ...exampleLetter, paragraphs: exampleLetter.paragraphs.slice(2) } },
];

/**
 * Seeds of the part that is held out start here: none is a seed of the other part. Whoever looks at single ones of them
 * to mend something moves on, as happened to those from 1,000,003 and, on 2026-11-29, to those from 2,000,003.
 */
const heldOutSeeds = 5_000_003;
/** Good ones are made so many times as densely: one in fifty more or less must be seen. */
const goodDensity = 4;

/** How much of the grid is made: every `step`-th combination of table, take and size for each fault and paper. */
export interface GridSize {
  readonly step: number;
  readonly seed: number;
  /** Other seeds, takes and sizes, by which nothing is ever tuned. */
  readonly heldOut?: boolean;
  /** The faults to make, by name (`完好` for the good ones); all of them unless said. The specimens are the same either way. */
  readonly only?: readonly string[];
}

type Named = Omit<GridSpecimen, 'paper' | 'kind' | 'options'>;

/** The grid: each fault and severity, and as many without any, on every kind of paper that it can befall. */
export function calibrationGrid({ step, seed, heldOut = false, only }: GridSize): GridSpecimen[] {
  const grid: GridSpecimen[] = [];
  const usedTakes = heldOut ? heldOutTakes : takes;
  const usedSizes: readonly { width: number; height: number }[] = heldOut ? heldOutSizes : sizes;
  const firstSeed = heldOut ? heldOutSeeds : 1;
  let turn = seed;
  const add = (
    fault: Named,
    paper: SpecimenPaper,
    kind: ScanKind,
    settings: readonly Setting[],
    change: SpecimenOptions,
    { sizes: shownSizes = usedSizes, every = step }: { sizes?: typeof usedSizes; every?: number } = {},
  ) => {
    for (const setting of settings) {
      for (const take of usedTakes) {
        for (const size of shownSizes) {
          if (turn++ % every !== 0 || (only && !only.includes(fault.fault))) continue;
          // Table, take and size must not walk in step with the skipping.
          const options = { ...size, ...take, setting, ...change, seed: turn * 7 + firstSeed };
          grid.push({ ...fault, paper, kind, options });
        }
      }
    }
  };
  const everywhere: readonly Setting[] = [...tables, 'scanner'];
  const good: Named = { fault: '完好', rules: [], severity: 'good' };
  const papersOfGrid = examplePapers.filter(({ kind }) => kind !== 'plain');
  for (const paper of papersOfGrid) {
    const kind = usualKinds[paper.kind];
    for (const again of [{}, {}]) add(good, paper, kind, everywhere, again);
    for (const { name, rules, papers, settings = everywhere, bad, doubtful = [], kinds } of faults) {
      if (papers && !(papers as readonly string[]).includes(paper.kind)) continue;
      const shown =
        name === '没有红章' ? ({ kind: 'letterPage', data: { ...exampleLetter, sealed: false } } as const) : paper;
      const judged = kinds?.[paper.kind] ?? kind;
      for (const change of bad) add({ fault: name, rules, severity: 'bad' }, shown, judged, settings, change);
      for (const change of doubtful) add({ fault: name, rules, severity: 'doubtful' }, shown, judged, settings, change);
    }
  }
  const every = Math.max(1, Math.round(step / goodDensity));
  for (const paper of [...papersOfGrid, ...morePapers]) {
    add(good, paper, usualKinds[paper.kind], everywhere, {}, { sizes: [...usedSizes, ...moreSizes], every });
  }
  return grid;
}
