import { liesIn, type Quad } from '#shared/scans/quad.ts';
import type { GreyPicture } from '../sharpness.ts';

const side = 64;
const looked = 6;
/** Waves of a patch: 64 pixels by 5 is slower than a photographed screen's stripes, by 26 faster than a lens shows. */
const [slowest, fastest] = [5, 26];

/**
 * How regular the picture is where nothing is printed: in the plainest patches of the paper, the strongest wave against
 * the usual one (square roots of power), in the patches where it is weak: a screen's stripes are
 * everywhere, a printed pattern is not. Noise alone stays below 6, print and the patterns of certificates below 20 on
 * specimens; the pixel grid of a photographed screen stands far above, often only straight along or down. Pure.
 */
export function stripesIn(picture: GreyPicture, paper: Quad | null): number {
  const patches = plainPatches(picture, paper);
  if (patches.length < 3) return 0;
  const strengths: number[] = [];
  for (let at = 0; at < patches.length; at += 2) strengths.push(...strongestWaves(picture, patches.slice(at, at + 2)));
  strengths.sort((one, other) => one - other);
  return Math.round((strengths[strengths.length >> 2] ?? 0) * 100) / 100;
}

/** Power that is added to the usual one: a scan without noise has so little that any print would stand out of it. */
const quiet = 600;

/** The upper left corner of a patch, in pixels. */
interface Patch {
  readonly left: number;
  readonly top: number;
}

/** The patches with the smallest changes, at most six, that lie on the paper. */
function plainPatches({ data, width, height }: GreyPicture, paper: Quad | null): Patch[] {
  const found: (Patch & { spread: number })[] = [];
  for (let top = side >> 1; top + side <= height; top += side) {
    for (let left = side >> 1; left + side <= width; left += side) {
      const corners = [0, side].flatMap((dy) =>
        [0, side].map((dx) => ({ x: (left + dx) / width, y: (top + dy) / height })),
      );
      if (paper && !corners.every((corner) => liesIn(paper, corner))) continue;
      let [sum, squares, count] = [0, 0, 0];
      for (let y = top; y < top + side; y += 3) {
        for (let x = left; x < left + side; x += 3) {
          const light = data[y * width + x] as number;
          sum += light;
          squares += light * light;
          count++;
        }
      }
      // Pure white or black has no waves left to find.
      const mean = sum / count;
      if (mean > 4 && mean < 251) found.push({ left, top, spread: squares / count - mean * mean });
    }
  }
  return found.sort((one, other) => one.spread - other.spread).slice(0, looked);
}

const hann = Float64Array.from({ length: side }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 0.5)) / side));

/**
 * The strongest wave of each of one or two patches. Two are transformed at once, one as the real and one as the imaginary
 * part: the transform of real numbers mirrors itself, by which both are told apart again.
 */
function strongestWaves(picture: GreyPicture, patches: readonly Patch[]): number[] {
  const parts = [new Float64Array(side * side), new Float64Array(side * side)] as const;
  const [real, imaginary] = parts;
  for (const [index, patch] of patches.entries()) fillWith(picture, patch, parts[index === 0 ? 0 : 1]);
  for (let line = 0; line < side; line++) transform(real, imaginary, line * side, 1);
  for (let line = 0; line < side; line++) transform(real, imaginary, line, side);
  const powers = patches.map(() => new Float64Array(side * side));
  const [one, other] = powers;
  let count = 0;
  for (let v = 0; v <= side / 2; v++) {
    for (let u = 0; u < side; u++) {
      const across = u > side / 2 ? u - side : u;
      const far = Math.hypot(across, v);
      if (far < slowest || far > fastest) continue;
      const at = v * side + u;
      const mirrored = ((side - v) % side) * side + ((side - u) % side);
      const [r, i] = [real[at] as number, imaginary[at] as number];
      const [mr, mi] = [real[mirrored] as number, imaginary[mirrored] as number];
      if (one) one[count] = ((r + mr) ** 2 + (i - mi) ** 2) / 4;
      if (other) other[count] = ((i + mi) ** 2 + (mr - r) ** 2) / 4;
      count++;
    }
  }
  return powers.map((all) => {
    const sorted = all.subarray(0, count).sort();
    const usual = sorted[count >> 1] ?? 0;
    return Math.sqrt((sorted[count - 1] ?? 0) / (usual + quiet));
  });
}

/** The light of a patch around its mean, fading out towards its edges. */
function fillWith({ data, width }: GreyPicture, { left, top }: Patch, part: Float64Array): void {
  let mean = 0;
  for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) mean += data[(top + y) * width + left + x] as number;
  mean /= side * side;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const light = (data[(top + y) * width + left + x] as number) - mean;
      part[y * side + x] = light * (hann[x] as number) * (hann[y] as number);
    }
  }
}

const turns = Array.from({ length: side / 2 }, (_, at) => ({
  cos: Math.cos((-2 * Math.PI * at) / side),
  sin: Math.sin((-2 * Math.PI * at) / side),
}));

/** Fast Fourier transform of 64 numbers in place, `step` apart from `start` (Cooley and Tukey, radix 2). */
function transform(real: Float64Array, imaginary: Float64Array, start: number, step: number): void {
  for (let at = 1, mirrored = 0; at < side; at++) {
    let bit = side >> 1;
    for (; mirrored & bit; bit >>= 1) mirrored ^= bit;
    mirrored ^= bit;
    if (at >= mirrored) continue;
    const [one, other] = [start + at * step, start + mirrored * step];
    const [r, i] = [real[one] as number, imaginary[one] as number];
    real[one] = real[other] as number;
    imaginary[one] = imaginary[other] as number;
    real[other] = r;
    imaginary[other] = i;
  }
  for (let half = 1; half < side; half *= 2) {
    for (let block = 0; block < side; block += half * 2) {
      for (let at = 0; at < half; at++) {
        const { cos, sin } = turns[(at * side) / (half * 2)] as (typeof turns)[number];
        const one = start + (block + at) * step;
        const other = one + half * step;
        const r = (real[other] as number) * cos - (imaginary[other] as number) * sin;
        const i = (real[other] as number) * sin + (imaginary[other] as number) * cos;
        real[other] = (real[one] as number) - r;
        imaginary[other] = (imaginary[one] as number) - i;
        real[one] = (real[one] as number) + r;
        imaginary[one] = (imaginary[one] as number) + i;
      }
    }
  }
}
