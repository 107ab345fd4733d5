import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { exampleLetter, examplePapers } from '#test/support/specimens/examples.ts';
import type { SpecimenOptions, SpecimenPaper } from '#test/support/specimens/specimen.ts';
import type { Setting } from '#test/support/specimens/tables.ts';
import type { Afterwards } from './afterwards.ts';
import { faults, tables } from './faults.ts';

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
  /** Done to the finished picture. */
  readonly after?: Afterwards;
}

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

/** As phones take them. They take seconds each, so that they are a grid of their own. */
const largeSizes = [{ width: 4000, height: 3000 }] as const;

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
  /** Pictures of 12 megapixels instead of small ones. */
  readonly large?: boolean;
  /** The faults to make, by name (`完好` for the good ones); all of them unless said. The specimens are the same either way. */
  readonly only?: readonly string[];
}

type Named = Omit<GridSpecimen, 'paper' | 'kind' | 'options'>;

/** The grid: each fault and severity, and as many without any, on every kind of paper that it can befall. */
export function calibrationGrid({ step, seed, heldOut = false, large = false, only }: GridSize): GridSpecimen[] {
  const grid: GridSpecimen[] = [];
  const usedTakes = heldOut ? heldOutTakes : takes;
  const usedSizes: readonly { width: number; height: number }[] = large ? largeSizes : heldOut ? heldOutSizes : sizes;
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
          // What has a size of its own is in the other grid.
          if (large && change.width !== undefined) continue;
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
    for (const { name, rules, papers, settings = everywhere, bad, doubtful = [], kinds, after } of faults) {
      if (papers && !(papers as readonly string[]).includes(paper.kind)) continue;
      const shown =
        name === '没有红章' ? ({ kind: 'letterPage', data: { ...exampleLetter, sealed: false } } as const) : paper;
      const named = { fault: name, rules, ...(after && { after }) };
      const judged = kinds?.[paper.kind] ?? kind;
      for (const change of bad) add({ ...named, severity: 'bad' }, shown, judged, settings, change);
      for (const change of doubtful) add({ ...named, severity: 'doubtful' }, shown, judged, settings, change);
    }
  }
  const every = Math.max(1, Math.round(step / goodDensity));
  for (const paper of [...papersOfGrid, ...morePapers]) {
    add(
      good,
      paper,
      usualKinds[paper.kind],
      everywhere,
      {},
      { sizes: large ? usedSizes : [...usedSizes, ...moreSizes], every },
    );
  }
  return grid;
}
