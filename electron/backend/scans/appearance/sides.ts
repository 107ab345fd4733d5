import type { RawPicture } from '../pictureStatistics.ts';
import type { Line } from './lines.ts';

/**
 * A line that may be one side of a paper: how the picture differs across it, added up along it.
 *
 * Positions run along the line in pixels, from `from`; the sums are running totals up to each.
 */
export interface Side extends Line {
  /** Of its angle: asked for a hundred thousand times. */
  readonly cos: number;
  readonly sin: number;
  /** True for an edge of the picture itself: a paper that is cut has no other side there. */
  readonly isFrame: boolean;
  readonly from: number;
  readonly held: Float32Array;
  readonly red: Float32Array;
  readonly green: Float32Array;
  readonly blue: Float32Array;
  readonly size: Float32Array;
}

/** How far from the line both sides are looked at, in pixels: past the blur of an edge and the thickness of a ruled frame. */
const away = 3;
/** A difference (0 to 255) that says nothing, and one that is certain. */
const [nothing, certain] = [5, 18];
/** A mean difference that leaves nothing to wish for. */
const strong = 60;

/** Looks at a picture along a line; `lift` is what differences are multiplied with, 1 in usual light. Pure. */
export function sideAlong({ data, width, height }: RawPicture, line: Line, lift = 1): Side {
  const [cos, sin] = [Math.cos(line.angle), Math.sin(line.angle)];
  const [acrossX, acrossY] = [away * cos, away * sin];
  const reach = Math.ceil(Math.hypot(width, height));
  const length = reach * 2 + 1;
  const sums = [0, 1, 2, 3, 4].map(() => new Float32Array(length + 1));
  const [held, red, green, blue, size] = sums as [Float32Array, Float32Array, Float32Array, Float32Array, Float32Array];
  for (let index = 0; index < length; index++) {
    const t = index - reach;
    const x = line.distance * cos - t * sin;
    const y = line.distance * sin + t * cos;
    const ax = Math.floor(x + acrossX + 0.5);
    const ay = Math.floor(y + acrossY + 0.5);
    const bx = Math.floor(x - acrossX + 0.5);
    const by = Math.floor(y - acrossY + 0.5);
    let dr = 0;
    let dg = 0;
    let db = 0;
    let step = 0;
    if (ax >= 0 && ay >= 0 && bx >= 0 && by >= 0 && ax < width && ay < height && bx < width && by < height) {
      const one = (ay * width + ax) * 3;
      const other = (by * width + bx) * 3;
      dr = (data[one] as number) - (data[other] as number);
      dg = (data[one + 1] as number) - (data[other + 1] as number);
      db = (data[one + 2] as number) - (data[other + 2] as number);
      dr *= lift;
      dg *= lift;
      db *= lift;
      step = Math.max(Math.abs(dr), Math.abs(dg), Math.abs(db));
    }
    held[index + 1] = (held[index] as number) + Math.min(1, Math.max(0, (step - nothing) / (certain - nothing)));
    red[index + 1] = (red[index] as number) + dr;
    green[index + 1] = (green[index] as number) + dg;
    blue[index + 1] = (blue[index] as number) + db;
    size[index + 1] = (size[index] as number) + step;
  }
  return { ...line, cos, sin, isFrame: false, from: -reach, held, red, green, blue, size };
}

/** The four edges of a picture as sides. Pure. */
export function frameSides(width: number, height: number): Side[] {
  const nothingSummed = new Float32Array(0);
  const sums = {
    held: nothingSummed,
    red: nothingSummed,
    green: nothingSummed,
    blue: nothingSummed,
    size: nothingSummed,
  };
  return [
    { angle: 0, distance: -0.5 },
    { angle: 0, distance: width - 0.5 },
    { angle: -Math.PI / 2, distance: 0.5 },
    { angle: -Math.PI / 2, distance: 0.5 - height },
  ].map((line) => ({
    ...line,
    cos: Math.cos(line.angle),
    sin: Math.sin(line.angle),
    ...sums,
    isFrame: true,
    from: 0,
  }));
}

/** How much a cut side counts beside a real one: nobody sees whether the paper goes on there. */
const frameWorth = 0.45;

/**
 * How sure it is, 0 to 1, that the part of a side between two positions parts two things: the share of it where both
 * sides differ, times how alike that difference is all along. Text and ruled frames have the same paper on both sides,
 * tables change this way and that.
 */
export function partsWell(side: Side, from: number, to: number): number {
  if (side.isFrame) return frameWorth;
  const [start, end] = from < to ? [from, to] : [to, from];
  const last = side.held.length - 1;
  const a = Math.min(last, Math.max(0, Math.round(start - side.from)));
  const b = Math.min(last, Math.max(0, Math.round(end - side.from)));
  if (b - a < 4) return 0;
  const between = (sums: Float32Array) => (sums[b] as number) - (sums[a] as number);
  const share = between(side.held) / (b - a);
  const same = Math.max(Math.abs(between(side.red)), Math.abs(between(side.green)), Math.abs(between(side.blue)));
  const plain = 0.75 + 0.25 * Math.min(1, same / (b - a) / strong);
  return share * plain * Math.min(1, same / (between(side.size) + 1e-6) + 0.08);
}
