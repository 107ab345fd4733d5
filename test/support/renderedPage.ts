import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './cli.ts';

const run = promisify(execFile);

/** Pixels of one rendered page: three bytes each (red, green, blue), row by row from the top. */
export interface RenderedPage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Renders one page (counted from 1) with poppler, at `dpi` pixels an inch. */
export async function renderedPage(pdf: Uint8Array, page: number, dpi: number): Promise<RenderedPage> {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'in.pdf');
  await writeFile(file, pdf);
  const only = String(page);
  await run('pdftoppm', ['-r', String(dpi), '-f', only, '-l', only, '-singlefile', file, join(folder.path, 'out')]);
  return readPpm(await readFile(join(folder.path, 'out.ppm')));
}

/** Renders every page: for many pages of one file quicker than one after the other. */
export async function renderedPages(pdf: Uint8Array, dpi: number): Promise<RenderedPage[]> {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'in.pdf');
  await writeFile(file, pdf);
  await run('pdftoppm', ['-r', String(dpi), file, join(folder.path, 'out')]);
  // Numbered with as many digits as the last page has.
  const names = (await readdir(folder.path)).filter((name) => name.endsWith('.ppm')).toSorted();
  return Promise.all(names.map(async (name) => readPpm(await readFile(join(folder.path, name)))));
}

/** The text poppler finds, page by page. */
export async function pageTexts(pdf: Uint8Array): Promise<string[]> {
  return (await extractedText(pdf)).split('\f').slice(0, -1);
}

/** The text poppler finds in a PDF. */
export async function extractedText(pdf: Uint8Array): Promise<string> {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'in.pdf');
  await writeFile(file, pdf);
  return (await run('pdftotext', ['-layout', file, '-'], { maxBuffer: 64 * 1024 * 1024 })).stdout;
}

/** The colour at a place, counted from the top left. */
export function colourAt({ width, pixels }: RenderedPage, x: number, y: number): [number, number, number] {
  const at = (Math.round(y) * width + Math.round(x)) * 3;
  return [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
}

/** Mean difference a sample, 0 (the same) to 255. Pages of different size are as far apart as can be. */
export function distance(one: RenderedPage, other: RenderedPage): number {
  if (one.width !== other.width || one.height !== other.height) return 255;
  let sum = 0;
  for (let at = 0; at < one.pixels.length; at++) sum += Math.abs((one.pixels[at] ?? 0) - (other.pixels[at] ?? 0));
  return sum / one.pixels.length;
}

/** The smallest rectangle around all pixels that `isInk`; null where there are none. Pixels, right and bottom exclusive. */
export function inkBox(
  page: RenderedPage,
  isInk: (red: number, green: number, blue: number) => boolean,
): { left: number; top: number; right: number; bottom: number } | null {
  let [left, top, right, bottom] = [page.width, page.height, 0, 0];
  for (let y = 0; y < page.height; y++) {
    for (let x = 0; x < page.width; x++) {
      const at = (y * page.width + x) * 3;
      if (!isInk(page.pixels[at] ?? 0, page.pixels[at + 1] ?? 0, page.pixels[at + 2] ?? 0)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  return right > left ? { left, top, right, bottom } : null;
}

/** Binary PPM: `P6 width height 255` and the samples. */
function readPpm(file: Buffer): RenderedPage {
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 40).toString('latin1'));
  if (!head) throw new Error('not a PPM');
  return { width: Number(head[1]), height: Number(head[2]), pixels: file.subarray(head[0].length) };
}
