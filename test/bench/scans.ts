import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { type Figure, median } from './figures.ts';

/** Goal for what two threads do against one. */
const twoThreads = 1.7;

/**
 * What measuring a picture costs against the least that any checker must do (decode, turn, shrink), with and without a code
 * to be looked for, and what a second core adds.
 */
export async function benchScans(): Promise<Figure[]> {
  const size = { width: 4000, height: 3000 };
  const licence = (code?: string) =>
    makeSpecimen({ kind: 'businessLicence', data: { ...exampleLicence, ...(code ? { code } : {}) } }, size);
  const photo = await licence();
  const figures = [
    await costOf('facts of a 12-megapixel JPEG', photo, false),
    await costOf('the same, with a code that is read', await licence('http://www.gsxt.gov.cn/index.html'), true),
    await costOf('the same, with a code nobody can read', photo, true),
    secondCore(),
  ];
  return figures;
}

async function costOf(name: string, photo: Buffer, codes: boolean): Promise<Figure> {
  const rounds = 60;
  // The first rounds run before anything is compiled.
  const warm = 20;
  const floors: number[] = [];
  const facts: number[] = [];
  const bares: number[] = [];
  // Alternating, so that whatever else the machine does falls on both.
  for (let round = 0; round < rounds; round++) {
    const floor = await milliseconds(() => sharp(photo).rotate().resize(1024).raw().toBuffer());
    const measured = await milliseconds(() => readScanFacts(photo, 'photo.jpg', { codes }));
    if (round < warm) continue;
    floors.push(floor);
    facts.push(measured);
    bares.push(await milliseconds(() => sharp(photo).raw().toBuffer()));
  }
  const [floor, measured, bare] = [median(floors), median(facts), median(bares)];
  return {
    name: `${name} / sharp rotate+resize(1024)+raw`,
    ratio: measured / floor,
    detail: `${measured.toFixed(1)} ms / ${floor.toFixed(1)} ms; all pixels decoded take ${bare.toFixed(1)} ms, ${(measured / bare).toFixed(2)} ×`,
  };
}

/**
 * Pictures a second measured by two threads on two cores against one thread on one core, round after round so that a
 * busy machine slows both. The one is bound to its core: the decoder's threads would use the other one as well.
 */
function secondCore(): Figure {
  const name = `two threads on two cores / one on one, of the ${twoThreads} aimed at`;
  const rates: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round++) {
    rates[0].push(rateOf(1));
    rates[1].push(rateOf(2));
  }
  const [one, two] = [median(rates[0]), median(rates[1])];
  return {
    name,
    ratio: two / one / twoThreads,
    detail: `${one.toFixed(1)} → ${two.toFixed(1)} files/s, ${(two / one).toFixed(2)} ×`,
  };
}

function rateOf(cores: number): number {
  const script = join(import.meta.dirname, 'scanRate.ts');
  const bound = ['-c', cores === 1 ? '0' : `0-${cores - 1}`, process.execPath, script, String(cores)];
  const { stdout, status, error } = spawnSync('taskset', bound, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (error || status !== 0) throw new Error('the rate of a core needs taskset (util-linux)', { cause: error });
  return Number(stdout);
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
