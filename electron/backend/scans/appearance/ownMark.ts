import { markShape } from '#shared/scans/markShape.ts';
import type { GreyPicture } from '../sharpness.ts';

/** Parts of the way from one line of the mark to the next. */
const parts = 22;
/** Of those, the parts a line of letters takes, and those that are surely between two lines. */
const [written, fromBare, toBare] = [5, 7, 20];
/** Pixels of a picture 1000 wide to both neighbours a pixel is compared with: about the stroke of a letter. */
const reachPart = 4 / 1000;
/** Differences count no more than this: print is darker than the mark and must not drown it. */
const mostChange = 12;
/** Every so many-th line of pixels is looked at. */
const lineStep = 3;

/**
 * How much more stands on the lines of the desk's own watermark than between them: about 1 where there is none, 1.2 and
 * more where there is one.
 *
 * The mark's lines lie at places that follow from the size of the picture alone, so that they need not be searched for: a
 * copy that was made smaller or compressed keeps them, one that was cropped does not. What the paper itself has lies on
 * them as often as between them. Pure.
 */
export function ownMark({ data, width, height }: GreyPicture): number {
  const longer = Math.max(width, height);
  const step = markShape.lineStep * markShape.letterShare * longer;
  const reach = Math.max(1, Math.round(longer * reachPart));
  if (step < parts || Math.min(width, height) < 4 * reach) return 1;
  const turn = (-markShape.slant * Math.PI) / 180;
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  const start = Math.hypot(width, height) / 2;
  const changes = new Float64Array(parts);
  const counts = new Float64Array(parts);
  const across = (sin * parts) / step;
  for (let y = reach; y < height - reach; y += lineStep) {
    // How many parts of a step a pixel lies below the first line, which starts in a corner of the square that was turned.
    let far = ((start + (reach - width / 2) * sin + (y - height / 2) * cos) * parts) / step;
    for (let at = y * width + reach, end = (y + 1) * width - reach; at < end; at++, far += across) {
      const around =
        (data[at - reach] as number) +
        (data[at + reach] as number) +
        (data[at - reach * width] as number) +
        (data[at + reach * width] as number);
      const change = Math.abs(around - 4 * (data[at] as number));
      const part = (far | 0) % parts;
      changes[part] = (changes[part] as number) + (change > 4 * mostChange ? 4 * mostChange : change);
      counts[part] = (counts[part] as number) + 1;
    }
  }
  const mean = (from: number, to: number) => {
    let [sum, count] = [0, 0];
    for (let part = from; part < to; part++) {
      sum += changes[part] as number;
      count += counts[part] as number;
    }
    return sum / Math.max(1, count);
  };
  const bare = mean(fromBare, toBare);
  return bare === 0 ? 1 : Math.round((mean(0, written) / bare) * 1000) / 1000;
}
