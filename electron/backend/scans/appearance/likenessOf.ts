import type { GreyPicture } from '../sharpness.ts';

const side = 32;
const kept = 8;
/** cos((2 i + 1) k π / 64) for the first 9 waves. */
const waves = Array.from({ length: kept + 1 }, (_, wave) =>
  Float64Array.from({ length: side }, (_, at) => Math.cos(((2 * at + 1) * wave * Math.PI) / (2 * side))),
);

/**
 * A fingerprint of what a picture looks like: of the 64 slowest waves of a 32 × 32 copy (cosine transform, the flat one
 * left out), which are above their median. Two pictures are alike when few of the bits differ. Pure.
 */
export function likenessOf({ data, width, height }: GreyPicture): string {
  const small = new Float64Array(side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const [left, right] = [
        Math.floor((column * width) / side),
        Math.max(1, Math.ceil(((column + 1) * width) / side)),
      ];
      const [top, bottom] = [Math.floor((row * height) / side), Math.max(1, Math.ceil(((row + 1) * height) / side))];
      let sum = 0;
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += data[y * width + x] as number;
      small[row * side + column] = sum / ((bottom - top) * (right - left));
    }
  }
  const strengths: number[] = [];
  for (let down = 0; down < kept; down++) {
    for (let across = 0; across < kept; across++) {
      if (down + across === 0) continue;
      strengths.push(strengthOf(small, across, down));
    }
  }
  // The flat one left out of 8 × 8 leaves 63; one more wave across makes it 64.
  strengths.push(strengthOf(small, kept, 0));
  const middle = strengths.toSorted((one, other) => one - other)[strengths.length >> 1] ?? 0;
  let hex = '';
  for (let at = 0; at < 64; at += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit++) digit = digit * 2 + ((strengths[at + bit] ?? 0) > middle ? 1 : 0);
    hex += digit.toString(16);
  }
  return hex;
}

function strengthOf(small: Float64Array, across: number, down: number): number {
  const [one, other] = [waves[across] as Float64Array, waves[down] as Float64Array];
  let sum = 0;
  for (let row = 0; row < side; row++) {
    let line = 0;
    for (let column = 0; column < side; column++)
      line += (small[row * side + column] as number) * (one[column] as number);
    sum += line * (other[row] as number);
  }
  return sum;
}
