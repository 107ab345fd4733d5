import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { scanThresholdsSchema } from '#shared/rules/rulePack.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import { examplePapers } from '#test/support/specimens/examples.ts';
import { makeSpecimen, type SpecimenOptions } from '#test/support/specimens/specimen.ts';

/**
 * Measures a grid of specimens and prints how well the thresholds of the rule pack part good from bad.
 *
 * Run it after changing what is measured: `npx node test/bench/calibrateScans.ts`. About four minutes.
 */
interface Measured {
  readonly group: string;
  readonly value: number;
  readonly facts: ScanFacts;
}

const sizes = [
  [1280, 960],
  [2400, 1800],
] as const;

const situations: readonly SpecimenOptions[] = [
  {},
  { setting: 'scanner', noise: 1 },
  { fill: 0.6, noise: 6 },
  { brightness: 0.65, noise: 6 },
  { rotation: 5, perspective: 0.04, targetBytes: 150 * 1024 },
];

/** Papers that people send; the plain sheet stays out: nothing on it could be blurred. */
const papers = examplePapers.filter(({ kind }) => kind !== 'plain');

async function measure(
  group: string,
  steps: readonly number[],
  change: (step: number) => SpecimenOptions,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const [width, height] of sizes) {
    for (const situation of situations) {
      for (const paper of papers) {
        for (const value of steps) {
          const bytes = await makeSpecimen(paper, {
            width,
            height,
            ...situation,
            ...change(value),
            seed: measured.length + 1,
          });
          measured.push({ group: `${group} ${paper.kind}`, value, facts: await readScanFacts(bytes, 'specimen.jpg') });
        }
      }
    }
  }
  return measured;
}

/** One line a step: the spread of a measure, and how many fall below each of the two thresholds. */
function report(
  title: string,
  all: readonly Measured[],
  pick: (facts: ScanFacts) => number | null,
  low: number,
  middle: number,
): void {
  console.log(`\n${title}: below ${low} / below ${middle}`);
  for (const value of new Set(all.map((each) => each.value))) {
    const found = all
      .filter((each) => each.value === value)
      .map(({ facts }) => pick(facts) ?? Number.NaN)
      .sort((one, other) => one - other);
    const at = (share: number) => (found[Math.floor(share * (found.length - 1))] ?? 0).toFixed(2).padStart(9);
    const below = (limit: number) =>
      `${Math.round((100 * found.filter((each) => each < limit).length) / found.length)}%`.padStart(5);
    console.log(
      `${String(value).padStart(6)}  min ${at(0)}  10% ${at(0.1)}  median ${at(0.5)}  90% ${at(0.9)}  max ${at(1)}  ${below(low)} ${below(middle)}`,
    );
  }
}

const file = join(import.meta.dirname, '../../resources/rule-pack/scanThresholds.json');
const limits = scanThresholdsSchema.parse(JSON.parse(await readFile(file, 'utf8')));

const blurs = await measure('blur', [0, 0.4, 0.7, 1, 1.5, 2, 3, 5], (blur) => ({ blur }));
report(
  'Sharpness by blur (pixels on a 1000-pixel copy)',
  blurs,
  ({ sharpness }) => sharpness,
  limits.sharpnessBlurred,
  limits.sharpnessDoubtful,
);
for (const { kind } of papers) {
  const only = blurs.filter(({ group }) => group.endsWith(kind));
  report(
    `Sharpness by blur, ${kind}`,
    only,
    ({ sharpness }) => sharpness,
    limits.sharpnessBlurred,
    limits.sharpnessDoubtful,
  );
}

const lights = await measure('light', [1.3, 1, 0.8, 0.6, 0.45, 0.35, 0.25, 0.15], (brightness) => ({ brightness }));
report('Brightness by exposure', lights, ({ brightness }) => brightness, limits.brightnessDark, limits.brightnessDim);
report(
  'Sharpness by exposure',
  lights,
  ({ sharpness }) => sharpness,
  limits.sharpnessBlurred,
  limits.sharpnessDoubtful,
);
report('Washed out (whiteness) by exposure', lights, ({ brightness }) => brightness, limits.brightnessWashedOut, 256);

const greys = await measure('grey', [0, 1], (grey) => ({ grey: grey === 1 }));
report('Chroma, colour (0) and grey (1)', greys, ({ chroma }) => chroma, limits.chromaGrey, limits.chromaGrey * 2);
report(
  'Coloured share, colour (0) and grey (1)',
  greys,
  ({ colouredShare }) => colouredShare,
  limits.colouredShareGrey,
  0.01,
);
