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

/**
 * Which way the lines of print on a paper run; null where that is not clear. `aside`: marks that are no print, `ratio`: width to
 * height of the paper. Pure.
 */
export function textDirection(
  { data, width, height }: GreyPicture,
  paper: Quad,
  aside: readonly RedMark[],
  ratio: number,
): 'across' | 'down' | null {
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
  if (Math.max(across, down) < leastPrint) return null;
  if (across > down * clearly) return 'across';
  return down > across * clearly ? 'down' : null;
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

  /** How much lines differ from those on both sides of them, all together: a shadow does not change so fast. */
  change(): number {
    const mean = (at: number) => (this.sums[at] as number) / Math.max(1, this.counts[at] as number);
    let sum = 0;
    for (let at = 2; at < places - 2; at++) sum += (mean(at) - (mean(at - 2) + mean(at + 2)) / 2) ** 2;
    return sum;
  }
}
