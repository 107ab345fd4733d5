import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DossierInput } from '#backend/dossier/dossierInput.ts';
import { makeDossier } from '#backend/dossier/makeDossier.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { materialSlots } from '#shared/filing/materialSlot.ts';
import { temporaryFolder } from '#test/support/cli.ts';
import { specimenInput, specimenMaterial } from '#test/support/specimenDossier.ts';

const run = promisify(execFile);

/** A figure against its floor; `ratio` 1 means as good as the floor. */
interface Figure {
  readonly name: string;
  readonly ratio: number;
  readonly detail: string;
}

const scans = 20;
const rounds = 5;

/**
 * A dossier of twenty photographs against the floor of any such work: the bytes of the photographs themselves, and the
 * time `img2pdf` needs to put the same files into a PDF without anything else on the pages.
 *
 * `img2pdf` pays for the start of its process; the dossier is made inside a desk that is already running, as it is used.
 */
export async function benchDossier(): Promise<Figure[]> {
  const large = await photographs(4032, 3024, 86);
  const small = await photographs(1600, 1200, 56);
  return [...(await figures('12 MP', large)), ...(await figures('150 KB', small))];
}

async function figures(name: string, pictures: readonly Uint8Array[]): Promise<Figure[]> {
  const input = await dossierInput(pictures);
  const bytes = pictures.reduce((sum, picture) => sum + picture.length, 0);
  await makeDossier(input);
  const times: number[] = [];
  let made = 0;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    made = (await makeDossier(input)).length;
    times.push(performance.now() - start);
  }
  const own = median(times);
  const floor = await img2pdfTime(pictures);
  return [
    {
      name: `dossier of ${scans} × ${name}: bytes out / bytes in`,
      ratio: made / bytes,
      detail: `${mb(made)} from ${mb(bytes)}`,
    },
    floor === null
      ? { name: `dossier of ${scans} × ${name}: time`, ratio: Number.NaN, detail: `${ms(own)}; img2pdf not installed` }
      : {
          name: `dossier of ${scans} × ${name}: time / img2pdf`,
          ratio: own / floor,
          detail: `${ms(own)} against ${ms(floor)} (medians of ${rounds})`,
        },
  ];
}

/**
 * Gradients with the noise of a phone camera, so that a JPEG is about as large as a real one.
 *
 * Encoding twenty large pictures would take longer than everything measured, so a few are made and told apart by a
 * comment segment (ITU-T T.81, B.2.4.5): other bytes, the same picture.
 */
async function photographs(width: number, height: number, quality: number): Promise<Uint8Array[]> {
  const made = await Promise.all([1, 2].map((seed) => photograph(width, height, quality, seed)));
  return Array.from({ length: scans }, (_, index) => {
    const comment = Buffer.from([0xff, 0xfe, 0, 4, 0, index]);
    const picture = made[index % made.length] ?? Buffer.alloc(0);
    return Buffer.concat([picture.subarray(0, 2), comment, picture.subarray(2)]);
  });
}

async function photograph(width: number, height: number, quality: number, seed: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  let random = seed;
  for (let at = 0; at < pixels.length; at++) {
    // Numerical Recipes' generator: the same picture in every run.
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    const slope = ((at / 3) % width) / width + at / pixels.length;
    pixels[at] = 50 + slope * 70 + ((random >>> 24) - 128) / 5;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
}

async function dossierInput(pictures: readonly Uint8Array[]): Promise<DossierInput> {
  const slots = materialSlots.map(({ id }) => id);
  const materials = await Promise.all(
    pictures.map((picture, index) =>
      specimenMaterial(slots[index % slots.length] ?? 'appOther', `IMG_${index}.jpg`, picture),
    ),
  );
  return specimenInput(await loadRulePack(), { materials });
}

/** Median milliseconds of `img2pdf` on the same files; null where it is not installed. */
async function img2pdfTime(pictures: readonly Uint8Array[]): Promise<number | null> {
  await using folder = await temporaryFolder();
  const files = pictures.map((_, index) => join(folder.path, `${index}.jpg`));
  await Promise.all(pictures.map((picture, index) => writeFile(files[index] ?? '', picture)));
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    try {
      await run('img2pdf', ['--output', join(folder.path, 'out.pdf'), ...files]);
    } catch {
      return null;
    }
    times.push(performance.now() - start);
  }
  return median(times);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(2)} MB`;
const ms = (time: number) => `${time.toFixed(0)} ms`;
