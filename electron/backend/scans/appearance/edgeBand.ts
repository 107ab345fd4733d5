import type { RawPicture } from '../pictureStatistics.ts';
import type { Corner } from './weighPaper.ts';

/** Where a side of a paper is looked at: clockwise around the paper, from one corner to the next. */
export interface CoarseSide {
  readonly from: Corner;
  readonly to: Corner;
  /** Across it to the outside, one pixel long. */
  readonly out: Corner;
  /** Places along it as shares of it. */
  readonly shares: Float64Array;
  /** How far inside and outside of it is looked, in pixels. */
  readonly inner: number;
  readonly outer: number;
}

/** How a picture differs from inside to outside at places along a side, each at distances from −inner to outer. */
export interface EdgeBand extends CoarseSide {
  readonly picture: RawPicture;
  /** How many distances there are. */
  readonly across: number;
  /** Of the colour that differs most, close by: sharp, for measuring; −255 to 255. */
  readonly steps: Float32Array;
  /** What such a place is worth as part of an edge, with the same sign: where it differs farther away, too. */
  readonly worth: Float32Array;
}

/** Pixels on both sides of a place that are compared, and farther ones: a printed line has the same paper on both sides. */
const [near, far] = [3, 9];
/** A difference (0 to 255) beyond this counts no more: what lies on the table must not outvote a long faint edge. */
const mostStep = 40;
/** How much of the worth of a place depends on what lies farther away. */
const farWorth = 0.75;

/** Looks at a picture along a side. Pure. */
export function bandAlong(picture: RawPicture, side: CoarseSide): EdgeBand {
  const { from, to, shares, inner, outer } = side;
  const across = inner + outer + 1;
  const steps = new Float32Array(shares.length * across);
  const worth = new Float32Array(shares.length * across);
  const count = across + 2 * far;
  const colours = picture.channels < 3 ? 1 : 3;
  const sums = Array.from({ length: colours }, () => new Float32Array(count + 1));
  for (let place = 0; place < shares.length; place++) {
    const share = shares[place] as number;
    const start = {
      x: from.x + (to.x - from.x) * share - side.out.x * (inner + far),
      y: from.y + (to.y - from.y) * share - side.out.y * (inner + far),
    };
    const [first, end] = addUp(picture, { start, out: side.out, count }, sums);
    const last = Math.min(across - 1, end - 1 - near - far);
    for (let at = Math.max(0, first + near - far); at <= last; at++) {
      const here = at + far;
      let step = 0;
      let widest: Float32Array | null = null;
      for (let colour = 0; colour < colours; colour++) {
        const sum = sums[colour] as Float32Array;
        const [a, b, c, d] = [sum[here - near], sum[here], sum[here + 1], sum[here + 1 + near]] as Four;
        const difference = b - a - d + c;
        if (Math.abs(difference) <= Math.abs(step)) continue;
        step = difference;
        widest = sum;
      }
      if (!widest) continue;
      step /= near;
      const [low, high] = [Math.max(first, here - far), Math.min(end, here + 1 + far)];
      const [insideLong, outsideLong] = [here - near - low, high - here - 1 - near];
      const [a, b, c, d] = [widest[low], widest[here - near], widest[here + 1 + near], widest[high]] as Four;
      // At the picture's own edge nothing is farther away.
      const beyond = insideLong > 0 && outsideLong > 0 ? (b - a) / insideLong - (d - c) / outsideLong : step;
      const held = Math.min(mostStep, Math.abs(step));
      const kept = Math.min(held, Math.max(0, step > 0 ? beyond : -beyond));
      const value = farWorth * kept + (1 - farWorth) * held;
      steps[place * across + at] = step;
      worth[place * across + at] = step > 0 ? value : -value;
    }
  }
  return { ...side, picture, across, steps, worth };
}

type Four = readonly [number, number, number, number];

interface Way {
  readonly start: Corner;
  /** One pixel farther. */
  readonly out: Corner;
  readonly count: number;
}

/**
 * Running totals of the colours on the way from inside to outside, sampled between the pixels; answers from where to where
 * it lies in the picture.
 */
function addUp(
  { data, width, height, channels }: RawPicture,
  { start, out, count }: Way,
  sums: readonly Float32Array[],
): readonly [first: number, end: number] {
  const row = width * channels;
  let [first, end] = [count, 0];
  for (let at = 0; at < count; at++) {
    const x = start.x + out.x * at;
    const y = start.y + out.y * at;
    const left = Math.floor(x);
    const top = Math.floor(y);
    if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
      for (const sum of sums) sum[at + 1] = sum[at] as number;
      continue;
    }
    if (end === 0) first = at;
    end = at + 1;
    const right = x - left;
    const down = y - top;
    let pixel = top * row + left * channels;
    for (const sum of sums) {
      const upper = (data[pixel] as number) * (1 - right) + (data[pixel + channels] as number) * right;
      const lower = (data[pixel + row] as number) * (1 - right) + (data[pixel + row + channels] as number) * right;
      sum[at + 1] = (sum[at] as number) + upper * (1 - down) + lower * down;
      pixel++;
    }
  }
  return [first, end];
}

/** A line beside a side: how far outside of it that begins and ends, in pixels. */
export interface Slant {
  readonly start: number;
  readonly end: number;
}

export type Colour = readonly [red: number, green: number, blue: number];

/** Mean colour along a line, moved outwards by some pixels; null where it lies outside the picture. Pure. */
export function colourAlong({ picture, from, to, out, shares }: EdgeBand, line: Slant, by: number): Colour | null {
  const { data, width, height, channels } = picture;
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  const sum: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (const share of shares) {
    const away = line.start + (line.end - line.start) * share + by;
    const x = Math.round(from.x + (to.x - from.x) * share + out.x * away);
    const y = Math.round(from.y + (to.y - from.y) * share + out.y * away);
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const pixel = (y * width + x) * channels;
    sum[0] += data[pixel] as number;
    sum[1] += data[pixel + green] as number;
    sum[2] += data[pixel + blue] as number;
    count++;
  }
  return count === 0 ? null : [sum[0] / count, sum[1] / count, sum[2] / count];
}
