import type { GreyPicture } from '../sharpness.ts';

/** Where a square code may be: its middle, in pixels. */
export interface LikelyCode {
  readonly x: number;
  readonly y: number;
}

/** Side of a tile in pixels: a few squares of a code that is too small to be read. */
const tile = 8;
/** A code takes at least so many tiles each way, and all of them are full of squares; between lines of print some are empty. */
const least = 3;
/** Mean difference between neighbours, across and down, below which a place holds print at most. */
const busy = 9;

/**
 * The place of a picture that is most densely black and white both ways, as a square code is; null where none is. A seal
 * or bold print may be it, too: whoever asks has to read what is there. Pure.
 */
export function likelyCode({ data, width, height }: GreyPicture): LikelyCode | null {
  const columns = Math.floor((width - 1) / tile);
  const rows = Math.floor((height - 1) / tile);
  if (columns < least || rows < least) return null;
  const changes = changesOf({ data, width, height }, columns, rows);
  let best: LikelyCode | null = null;
  let most = busy;
  for (let row = 0; row + least <= rows; row++) {
    for (let column = 0; column + least <= columns; column++) {
      let quietest = Number.POSITIVE_INFINITY;
      for (let down = 0; down < least && quietest > most; down++) {
        for (let across = 0; across < least; across++)
          quietest = Math.min(quietest, changes[(row + down) * columns + column + across] as number);
      }
      if (quietest <= most) continue;
      most = quietest;
      best = { x: (column + least / 2) * tile, y: (row + least / 2) * tile };
    }
  }
  return best;
}

/** How much each tile changes from pixel to pixel, the lesser of across and down. */
function changesOf({ data, width }: GreyPicture, columns: number, rows: number): Float32Array {
  const changes = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let [across, down] = [0, 0];
      for (let y = row * tile; y < (row + 1) * tile; y++) {
        for (let at = y * width + column * tile, end = at + tile; at < end; at++) {
          const light = data[at] as number;
          across += Math.abs(light - (data[at + 1] as number));
          down += Math.abs(light - (data[at + width] as number));
        }
      }
      changes[row * columns + column] = Math.min(across, down) / (tile * tile);
    }
  }
  return changes;
}
