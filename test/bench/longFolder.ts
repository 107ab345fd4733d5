import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inOrder } from '#backend/jobs/inOrder.ts';
import { openPool } from '#backend/jobs/pool.ts';
import { freshFolder } from '#test/support/vault.ts';
import { type Figure, median } from './figures.ts';

/** Files of the long run; more by `BENCH_FILES`. */
const longRun = Number(process.env['BENCH_FILES'] ?? 1000);
/** Goal in bytes for the memory of the whole program over the long run. */
const mostMemory = 500 * 1_048_576;
/** How much longer a file may take among ten thousand than among a hundred. */
const mostSlower = 1.1;

/**
 * Memory and time of a long run of different pictures, through workers as the desk does it, against its first hundred.
 *
 * Time by the clock and by the processor: the latter counts all threads of this program and hardly feels what else the
 * machine does, which matters in a run of an hour.
 */
export async function benchLongFolder(): Promise<Figure[]> {
  const files = longRun;
  await using folder = await freshFolder();
  // A program of its own, so that its memory is not counted here.
  execFileSync(process.execPath, [join(import.meta.dirname, 'drawPhotos.ts'), folder.path]);
  // Licences are looked at for codes as well, which takes most memory.
  const card = { photo: readFileSync(join(folder.path, 'card.jpg')), codes: false };
  const licence = { photo: readFileSync(join(folder.path, 'licence.jpg')), codes: true };
  const pool = openPool();
  const hundred = 100;
  const times: number[] = [];
  const worked: number[] = [];
  let early = 0;
  let peak = 0;
  const measure = async (file: number) => {
    // A few bytes after the end make every file a different one without changing the picture.
    const tail = createHash('sha256').update(String(file)).digest();
    const { photo, codes } = file % 2 === 0 ? card : licence;
    const bytes = new Uint8Array(Buffer.concat([photo, tail])).buffer;
    await pool.run('scanFacts', { bytes, name: `${file}.jpg`, codes }, { transfer: [bytes] });
  };
  let begun = performance.now();
  let spent = processorTime();
  const numbers = Array.from({ length: files }, (_, file) => file);
  let done = 0;
  for await (const _ of inOrder(numbers, pool.width, measure)) {
    const { rss } = process.memoryUsage();
    done++;
    if (done <= hundred) early = Math.max(early, rss);
    peak = Math.max(peak, rss);
    if (done % hundred > 0) continue;
    times.push((performance.now() - begun) / hundred);
    worked.push((processorTime() - spent) / hundred);
    begun = performance.now();
    spent = processorTime();
  }
  await pool.close();
  // The first hundred starts the threads; the second is what a hundred take.
  const [second = Number.NaN, ...rest] = times.slice(1);
  const [secondWork = Number.NaN, ...restOfWork] = worked.slice(1);
  return [
    {
      name: `peak memory over ${files} files / ${megabytes(mostMemory)} MB`,
      ratio: peak / mostMemory,
      isLimit: true,
      detail: `${megabytes(early)} MB over the first ${hundred}, ${megabytes(peak)} MB over all`,
    },
    {
      name: `time a file, median of the later hundreds / second hundred, of the ${mostSlower} × allowed`,
      ratio: median(rest) / second / mostSlower,
      isLimit: true,
      detail: `${second.toFixed(1)} → ${median(rest).toFixed(1)} ms, last hundred ${(rest.at(-1) ?? Number.NaN).toFixed(1)} ms`,
    },
    {
      name: `processor time a file, median of the later hundreds / second hundred`,
      ratio: median(restOfWork) / secondWork,
      detail: `${secondWork.toFixed(1)} → ${median(restOfWork).toFixed(1)} ms, last hundred ${(restOfWork.at(-1) ?? Number.NaN).toFixed(1)} ms`,
    },
  ];
}

/** Milliseconds that all threads of this program have worked. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}
