import { glyphColumns, glyphCount, glyphRows } from '#shared/intake/numberGlyphs.ts';
import { type Quad, uprightCorners } from '#shared/scans/quad.ts';
import type { CardLayout } from '../scans/appearance/cardLayout.ts';
import { type FlatPaper, flatPaper } from '../scans/appearance/flatPaper.ts';
import { openPicture } from '../scans/openPicture.ts';

/** What is needed to look at the number of a card: the picture, where the card lies on it, and how it is turned. */
export interface NumberRequest {
  readonly bytes: ArrayBuffer;
  readonly corners: Quad;
  readonly turn: NonNullable<CardLayout['cardTurn']>;
}

/** Longer side of the copy that is looked at, pixels: a digit is then some fifteen of them wide. */
const lookedAt = 2000;
/** The card laid flat: 85.6 by 54 mm at 16 pixels a millimetre. */
const [across, down] = [1370, 864];
/** Where 公民身份号码 stands on the portrait side, as shares of it (GA 461, layout of the second-generation card). */
const strip = { left: 0.27, top: 0.74, right: 0.97, bottom: 0.95 };

/** `numberGlyphs` as a worker does it; the bytes are handed over, not copied. */
export async function numberGlyphsJob({ bytes, corners, turn }: NumberRequest): Promise<Uint8Array | null> {
  const picture = await openPicture(new Uint8Array(bytes));
  const { data, info } = await picture
    .resize({ width: lookedAt, height: lookedAt, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { data, width: info.width, height: info.height, channels: info.channels };
  return numberGlyphs(flatPaper(raw, uprightCorners(corners, turn), across, down));
}

/**
 * The eighteen characters of the number on a card as small pictures, one after the other, each `glyphColumns` by
 * `glyphRows`, 0 paper to 255 ink; null where they cannot be told apart. Nobody reads them: see `numberFits`. Pure.
 */
export function numberGlyphs(card: FlatPaper): Uint8Array | null {
  const { ink, width, height } = inkOf(card);
  const line = lineIn(ink, width, height);
  if (!line) return null;
  const runs = charactersIn(ink, width, line);
  if (!runs) return null;
  const glyphs = new Uint8Array(glyphCount * glyphColumns * glyphRows);
  for (const [index, run] of runs.entries()) draw(glyphs, index, ink, width, run, line);
  return glyphs;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** How dark each pixel of the strip is against its paper, 0 to 255. */
function inkOf({ data, width }: FlatPaper): { ink: Uint8Array; width: number; height: number } {
  const [left, right] = [Math.floor(strip.left * across), Math.floor(strip.right * across)];
  const [top, bottom] = [Math.floor(strip.top * down), Math.floor(strip.bottom * down)];
  const [columns, rows] = [right - left, bottom - top];
  const light = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = ((top + row) * width + left + column) * 3;
      // Red alone: marks and lines in red, and the bluish ground, vanish in it; print is black.
      light[row * columns + column] = data[at] as number;
    }
  }
  const sorted = light.toSorted();
  const paper = sorted[Math.floor(sorted.length * 0.7)] ?? 255;
  const darkest = sorted[Math.floor(sorted.length * 0.01)] ?? 0;
  const range = Math.max(30, paper - darkest);
  const ink = light.map((value) => Math.max(0, Math.min(255, Math.round(((paper - value) * 255) / range))));
  return { ink, width: columns, height: rows };
}

const inkFrom = 110;

/** The rows the number stands in: the longest unbroken band with ink all along. */
function lineIn(ink: Uint8Array, width: number, height: number): Span | null {
  const least = width * 0.05;
  const counts = Array.from({ length: height }, (_, row) => {
    let count = 0;
    for (let column = 0; column < width; column++) if ((ink[row * width + column] as number) > inkFrom) count++;
    return count;
  });
  const bands = spansOf(counts, (count) => count > least, 2);
  const [longest] = bands.toSorted((one, other) => other.to - other.from - (one.to - one.from));
  if (!longest || longest.to - longest.from < 12 || longest.to - longest.from > height * 0.6) return null;
  return { from: Math.max(0, longest.from - 1), to: Math.min(height, longest.to + 1) };
}

/** The columns of each character; null unless there are as many as a number has, at an even distance. */
function charactersIn(ink: Uint8Array, width: number, { from, to }: Span): Span[] | null {
  const counts = Array.from({ length: width }, (_, column) => {
    let count = 0;
    for (let row = from; row < to; row++) if ((ink[row * width + column] as number) > inkFrom) count++;
    return count;
  });
  const runs = spansOf(counts, (count) => count > 0, 0).filter((run) => run.to - run.from > 2);
  const last = runs.slice(-glyphCount);
  if (last.length < glyphCount) return null;
  const middles = last.map((run) => (run.from + run.to) / 2);
  const gaps = middles.slice(1).map((middle, index) => middle - (middles[index] ?? 0));
  const usual = gaps.toSorted((one, other) => one - other)[gaps.length >> 1] ?? 0;
  if (gaps.some((gap) => gap < usual * 0.6 || gap > usual * 1.4)) return null;
  return last;
}

/** Unbroken stretches of what counts; gaps of up to `bridge` are stepped over. */
function spansOf(counts: readonly number[], isOne: (count: number) => boolean, bridge: number): Span[] {
  const spans: Span[] = [];
  for (const [index, count] of counts.entries()) {
    if (!isOne(count)) continue;
    const last = spans.at(-1);
    if (last && index - last.to <= bridge) spans[spans.length - 1] = { from: last.from, to: index + 1 };
    else spans.push({ from: index, to: index + 1 });
  }
  return spans;
}

/** One character, scaled to its cell by areas. */
function draw(glyphs: Uint8Array, index: number, ink: Uint8Array, width: number, run: Span, line: Span): void {
  const [columns, rows] = [run.to - run.from, line.to - line.from];
  for (let row = 0; row < glyphRows; row++) {
    for (let column = 0; column < glyphColumns; column++) {
      const [x0, x1] = [(column * columns) / glyphColumns, ((column + 1) * columns) / glyphColumns];
      const [y0, y1] = [(row * rows) / glyphRows, ((row + 1) * rows) / glyphRows];
      let [sum, count] = [0, 0];
      for (let y = Math.floor(y0); y < Math.ceil(y1); y++) {
        for (let x = Math.floor(x0); x < Math.ceil(x1); x++) {
          sum += ink[(line.from + y) * width + run.from + x] ?? 0;
          count++;
        }
      }
      glyphs[(index * glyphRows + row) * glyphColumns + column] = Math.round(sum / Math.max(1, count));
    }
  }
}
