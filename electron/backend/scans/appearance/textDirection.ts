import type { Quad } from '#shared/scans/quad.ts';
import type { GreyPicture } from '../sharpness.ts';
import { placeOn } from './flatPaper.ts';
import type { RedMark } from './redMarks.ts';

/** Places each way at which a paper is looked at. */
const places = 192;
/** Left off at each edge (share): frames are ruled there. */
const margin = 0.1;
/** How much more the light must change from line to line than along them. */
const clearly = 1.5;
/** Sum of squared changes (0 to 255 each) below which there is no print to speak of. */
const leastPrint = 150;

/** Which way lines of print run, and where along the other way the middle of them all lies, as a share of the paper. */
export interface TextLines {
  readonly run: 'across' | 'down';
  readonly middle: number;
}

/**
 * Which way the lines of print on a paper run, and where they are; null where that is not clear. `aside`: marks that are no print,
 * `ratio`: width to height of the paper. Pure.
 */
export function textDirection(
  { data, width, height }: GreyPicture,
  paper: Quad,
  aside: readonly RedMark[],
  ratio: number,
): TextLines | null {
  const place = placeOn(paper);
  const rows = new Profile();
  const columns = new Profile();
  const boxes = aside.map(({ x, y, size }) => {
    const [across, down] = [(size / 2) * Math.max(1, 1 / ratio), (size / 2) * Math.max(1, ratio)];
    return { left: x - across, right: x + across, top: y - down, bottom: y + down };
  });
  for (let row = 0; row < places; row++) {
    const v = shareOf(row);
    for (let column = 0; column < places; column++) {
      const u = shareOf(column);
      if (boxes.some(({ left, right, top, bottom }) => u > left && u < right && v > top && v < bottom)) continue;
      const { x, y } = place(u, v);
      const line = Math.min(height - 1, Math.floor(y * height)) * width;
      const light = data[line + Math.min(width - 1, Math.floor(x * width))] as number;
      rows.add(row, light);
      columns.add(column, light);
    }
  }
  const [across, down] = [rows.change(), columns.change()];
  if (Math.max(across.sum, down.sum) < leastPrint) return null;
  if (across.sum > down.sum * clearly) return { run: 'across', middle: across.middle };
  return down.sum > across.sum * clearly ? { run: 'down', middle: down.middle } : null;
}

function shareOf(at: number): number {
  return margin + ((at + 0.5) / places) * (1 - 2 * margin);
}

/** Mean light along each of many lines across a paper. */
class Profile {
  private readonly sums = new Float32Array(places);
  private readonly counts = new Float32Array(places);

  add(at: number, light: number): void {
    this.sums[at] = (this.sums[at] as number) + light;
    this.counts[at] = (this.counts[at] as number) + 1;
  }

  /** How much lines differ from those on both sides of them, all together: a shadow does not change so fast; and the middle of where they do. */
  change(): { readonly sum: number; readonly middle: number } {
    const mean = (at: number) => (this.sums[at] as number) / Math.max(1, this.counts[at] as number);
    let [sum, moment] = [0, 0];
    for (let at = 2; at < places - 2; at++) {
      const change = (mean(at) - (mean(at - 2) + mean(at + 2)) / 2) ** 2;
      sum += change;
      moment += change * shareOf(at);
    }
    return { sum, middle: sum === 0 ? 0.5 : moment / sum };
  }
}
