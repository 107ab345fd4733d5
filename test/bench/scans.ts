import { createHash } from 'node:crypto';
import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

/** One figure: how many times the floor it costs, and the numbers behind it. */
export interface BenchFigure {
  readonly name: string;
  readonly ratio: number;
  readonly detail: string;
}

/**
 * What measuring a picture costs against the least that any checker must do (decode, turn, shrink), and whether memory
 * stays flat over a long folder.
 */
export async function benchScans(): Promise<BenchFigure[]> {
  const photo = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 4000, height: 3000 });
  return [await costOf(photo), await growthOver(500)];
}

async function costOf(photo: Buffer): Promise<BenchFigure> {
  const rounds = 15;
  const floors: number[] = [];
  const facts: number[] = [];
  // Alternating, so that whatever else the machine does falls on both.
  for (let round = 0; round < rounds; round++) {
    floors.push(await milliseconds(() => sharp(photo).rotate().resize(1024).raw().toBuffer()));
    facts.push(await milliseconds(() => readScanFacts(photo, 'photo.jpg')));
  }
  const [floor, measured] = [median(floors), median(facts)];
  const megabytes = (photo.length / 1e6).toFixed(1);
  return {
    name: 'facts of a 12-megapixel JPEG / sharp rotate+resize(1024)+raw',
    ratio: measured / floor,
    detail: `${measured.toFixed(1)} ms / ${floor.toFixed(1)} ms, ${megabytes} MB`,
  };
}

/** Resident memory after `files` different pictures against that after the first tenth of them. */
async function growthOver(files: number): Promise<BenchFigure> {
  const photo = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { width: 3000, height: 2250 });
  const warm = files / 10;
  let early = 0;
  let peak = 0;
  const started = performance.now();
  for (let file = 1; file <= files; file++) {
    // A few bytes after the end make every file a different one without changing the picture.
    const tail = createHash('sha256').update(String(file)).digest();
    await readScanFacts(Buffer.concat([photo, tail]), `${file}.jpg`);
    const { rss } = process.memoryUsage();
    if (file <= warm) early = Math.max(early, rss);
    else peak = Math.max(peak, rss);
  }
  const seconds = (performance.now() - started) / 1000;
  return {
    name: `peak memory over ${files} files / over the first ${warm}`,
    ratio: peak / early,
    detail: `${megabytes(early)} → ${megabytes(peak)} MB, ${(files / seconds).toFixed(0)} files/s on one thread`,
  };
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}
