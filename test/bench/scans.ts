import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { inOrder } from '#backend/jobs/inOrder.ts';
import { type JobPool, openPool } from '#backend/jobs/pool.ts';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { type Figure, median } from './figures.ts';

/** Files of the long run; more by `BENCH_FILES`. */
const longRun = Number(process.env['BENCH_FILES'] ?? 1000);
/** Goal in bytes for the memory of the whole program over the long run. */
const mostMemory = 500 * 1_048_576;
/** Goal for what two threads do against one. */
const twoThreads = 1.7;

/**
 * What measuring a picture costs against the least that any checker must do (decode, turn, shrink), with and without a code
 * to be looked for, what a second thread adds, and whether memory and time stay flat over a long folder.
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
    await secondThread(photo),
  ];
  return [...figures, ...(await growthOver(longRun))];
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

/** Pictures a second measured by two workers against one, round after round so that a busy machine slows both. */
async function secondThread(photo: Buffer): Promise<Figure> {
  const pools = [openPool(1), openPool(2)] as const;
  const files = 24;
  const rate = async (pool: JobPool) => {
    const started = performance.now();
    const measure = async () => {
      const bytes = new Uint8Array(photo).buffer;
      await pool.run('scanFacts', { bytes, name: 'photo.jpg' }, { transfer: [bytes] });
    };
    for await (const _ of inOrder(Array.from({ length: files }), pool.width, measure));
    return files / ((performance.now() - started) / 1000);
  };
  const rates: [number[], number[]] = [[], []];
  for (let round = 0; round < 5; round++) {
    const [one, two] = [await rate(pools[0]), await rate(pools[1])];
    // In the first round threads start.
    if (round === 0) continue;
    rates[0].push(one);
    rates[1].push(two);
  }
  await Promise.all(pools.map((pool) => pool.close()));
  const [one, two] = [median(rates[0]), median(rates[1])];
  return {
    name: `two threads / one, of the ${twoThreads} aimed at`,
    ratio: two / one / twoThreads,
    detail: `${one.toFixed(1)} → ${two.toFixed(1)} files/s, ${(two / one).toFixed(2)} ×, ${availableParallelism()} cores`,
  };
}

/** Memory and time of a long run of different pictures, through workers as the desk does it, against its first hundred. */
async function growthOver(files: number): Promise<Figure[]> {
  const photo = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { width: 3000, height: 2250 });
  const pool = openPool();
  const hundred = 100;
  const times: number[] = [];
  let early = 0;
  let peak = 0;
  const measure = async (file: number) => {
    // A few bytes after the end make every file a different one without changing the picture.
    const tail = createHash('sha256').update(String(file)).digest();
    const bytes = new Uint8Array(Buffer.concat([photo, tail])).buffer;
    await pool.run('scanFacts', { bytes, name: `${file}.jpg` }, { transfer: [bytes] });
  };
  let begun = performance.now();
  const numbers = Array.from({ length: files }, (_, file) => file);
  let done = 0;
  for await (const _ of inOrder(numbers, pool.width, measure)) {
    const { rss } = process.memoryUsage();
    done++;
    if (done <= hundred) early = Math.max(early, rss);
    peak = Math.max(peak, rss);
    if (done % hundred > 0) continue;
    times.push((performance.now() - begun) / hundred);
    begun = performance.now();
  }
  await pool.close();
  // The first hundred starts the threads; the second is what a hundred take.
  const [second = Number.NaN, ...rest] = times.slice(1);
  return [
    {
      name: `peak memory over ${files} files / ${megabytes(mostMemory)} MB`,
      ratio: peak / mostMemory,
      detail: `${megabytes(early)} MB over the first ${hundred}, ${megabytes(peak)} MB over all`,
    },
    {
      name: `time a file, median of the later hundreds / second hundred`,
      ratio: median(rest) / second,
      detail: `${second.toFixed(1)} → ${median(rest).toFixed(1)} ms, last hundred ${(rest.at(-1) ?? Number.NaN).toFixed(1)} ms`,
    },
  ];
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}
