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

/** The picture is looked at in so many parts along its longer and its shorter side. */
const [tilesAlong, tilesAcross] = [4, 3];

/**
 * How much more stands on the lines of the desk's own watermark than between them: about 1 where there is none, 1.2 and
 * more where there is one.
 *
 * The mark's lines lie at places that follow from the size of the picture alone, so that they need not be searched for: a
 * copy that was made smaller or compressed keeps them, one that was cropped does not. What the paper itself has lies on
 * them as often as between them; but of a card that fills its picture few lines lie on it, and its portrait or its title may happen to lie on
 * one. The mark is all over the picture, print is not, so that the middle one of its parts must say the same as the whole. Pure.
 */
export function ownMark({ data, width, height }: GreyPicture): number {
  const longer = Math.max(width, height);
  const step = markShape.lineStep * markShape.letterShare * longer;
  const reach = Math.max(1, Math.round(longer * reachPart));
  if (step < parts || Math.min(width, height) < 4 * reach) return 1;
  const turn = (-markShape.slant * Math.PI) / 180;
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  const start = Math.hypot(width, height) / 2;
  const [columns, rows] = width >= height ? [tilesAlong, tilesAcross] : [tilesAcross, tilesAlong];
  const tiles = Array.from({ length: columns * rows }, newSums);
  const across = (sin * parts) / step;
  for (let y = reach; y < height - reach; y += lineStep) {
    const row = Math.floor((y * rows) / height) * columns;
    // How many parts of a step a pixel lies below the first line, which starts in a corner of the square that was turned.
    let far = ((start + (reach - width / 2) * sin + (y - height / 2) * cos) * parts) / step;
    let x = reach;
    for (let column = 0; column < columns; column++) {
      const { changes, counts } = tiles[row + column] as Sums;
      const end = Math.min(width - reach, Math.floor(((column + 1) * width) / columns));
      for (let at = y * width + x; x < end; x++, at++, far += across) {
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
  }
  const each = tiles.map((tile) => onLines([tile])).sort((one, other) => one - other);
  return Math.round(Math.min(onLines(tiles), each[each.length >> 1] ?? 1) * 1000) / 1000;
}

/** What was counted of one part of a picture, for each part of the way from line to line. */
interface Sums {
  readonly changes: Float64Array;
  readonly counts: Float64Array;
}

function newSums(): Sums {
  return { changes: new Float64Array(parts), counts: new Float64Array(parts) };
}

/** How much more changes on the lines of the mark than between them; 1 where nothing does. */
function onLines(tiles: readonly Sums[]): number {
  const mean = (from: number, to: number) => {
    let [sum, count] = [0, 0];
    for (const { changes, counts } of tiles) {
      for (let part = from; part < to; part++) {
        sum += changes[part] as number;
        count += counts[part] as number;
      }
    }
    return sum / Math.max(1, count);
  };
  const bare = mean(fromBare, toBare);
  return bare === 0 ? 1 : mean(0, written) / bare;
}
