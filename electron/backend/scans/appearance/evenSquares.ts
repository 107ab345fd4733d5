import type { GreyPicture } from '../sharpness.ts';

const side = 16;
/** White is left out: an overexposed sheet is even too. */
const white = 253;

/**
 * Share of squares of 16 pixels in which all pixels are equal and not white. A sensor's noise leaves none; what a
 * computer drew has many, unless a fine pattern covers all of it: few of them prove nothing. Pure.
 */
export function evenSquares({ data, width, height }: GreyPicture): number {
  let [even, all] = [0, 0];
  for (let top = 0; top + side <= height; top += side) {
    for (let left = 0; left + side <= width; left += side) {
      all++;
      const light = data[top * width + left] as number;
      if (light < white && isEven(data, width, left, top, light)) even++;
    }
  }
  return all === 0 ? 0 : even / all;
}

function isEven(data: Uint8Array, width: number, left: number, top: number, light: number): boolean {
  for (let y = top; y < top + side; y++) {
    for (let at = y * width + left, end = at + side; at < end; at++) if (data[at] !== light) return false;
  }
  return true;
}
