import type { Grid } from './appearance.ts';
import type { Place } from './quad.ts';

/** The straight line across a whole picture along which its light steps, as at the edge of a shadow. */
export interface ShadowEdge {
  /** Light on the darker side of the line to that beside it on the brighter one, 0 to 1: the middle of all places along it. */
  readonly depth: number;
  /** How evenly it steps, 0 to 1: the step (natural logarithm) at its ends, and where it is nearly least, to that in the middle. */
  readonly steadiness: number;
  /** How far a place lies from the line, in shares of the picture's width; above 0 in the shadow. */
  readonly inShadow: (place: Place) => number;
}

const directions = 24;
/** Between two lines that are tried; across a line cells so near and so far are compared; and along it so many make a place (cells). */
const [between, nearest, farthest, along] = [0.5, 0.4, 2.6, 1.5];
/** Places along a line fewer than this are no edge across a picture. */
const leastPlaces = 6;
/** A side of a line that is less than this (share) of the picture may be the table beside a paper. */
const leastSide = 0.25;
/** Of the steps along a line this part may be smaller than the one that counts: print, and what lies about. */
const outliers = 0.15;
/** Of a black cell no less than this is believed: the ratio of two black ones says nothing. */
const leastLight = 4;

/**
 * The line along which a picture's light steps most evenly from one end to the other; null where there is none.
 *
 * What lies under a shadow keeps its pattern on both sides of the edge: paper, table and things are darker by the same ratio there, right
 * to the rim of the picture. A paper's own side ends with the paper, and a thing on the table with the thing. Of 36 drawn shadows of
 * ratios 0.25 to 0.4 in which no paper was found the steadiness is 0.69 to 0.99, however cluttered the table; of good pictures without
 * one the step itself is next to nothing. Pure.
 */
export function shadowEdge({ columns, rows, values }: Grid): ShadowEdge | null {
  const cells = values.flatMap((value, index) => {
    const [x, y] = [(index % columns) + 0.5 - columns / 2, Math.floor(index / columns) + 0.5 - rows / 2];
    return value === null ? [] : [{ x, y, light: Math.log(Math.max(leastLight, value)) }];
  });
  const reach = Math.hypot(columns, rows) / 2;
  const places = Math.ceil(reach / along);
  let best: { step: number; least: number; cos: number; sin: number; off: number } | null = null;
  for (let turn = 0; turn < directions; turn++) {
    const [cos, sin] = [Math.cos((turn * Math.PI) / directions), Math.sin((turn * Math.PI) / directions)];
    const turned = cells.map(({ x, y, light }) => ({
      across: x * cos + y * sin,
      place: places + Math.floor((y * cos - x * sin) / along),
      light,
    }));
    for (let off = -reach; off <= reach; off += between) {
      const beyond = turned.filter(({ across }) => across > off).length / cells.length;
      if (beyond < leastSide || beyond > 1 - leastSide) continue;
      const steps = stepsAlong(turned, off, 2 * places + 1);
      if (steps.length < leastPlaces) continue;
      const sorted = steps.toSorted((one, other) => one - other);
      const middle = sorted[sorted.length >> 1] as number;
      const sign = Math.sign(middle);
      const rank = Math.floor(steps.length * outliers);
      const low = (sign > 0 ? sorted[rank] : sorted[steps.length - 1 - rank]) as number;
      const least = sign * (sign > 0 ? Math.min : Math.max)(low, steps[0] as number, steps.at(-1) as number);
      if (least <= (best?.least ?? 0)) continue;
      best = { step: Math.abs(middle), least, cos: -sign * cos, sin: -sign * sin, off: -sign * off };
    }
  }
  if (best === null) return null;
  const { step, least, cos, sin, off } = best;
  return {
    depth: Math.exp(-step),
    steadiness: Math.min(1, least / step),
    inShadow: ({ x, y }) => ((x - 0.5) * columns * cos + (y - 0.5) * rows * sin - off) / columns,
  };
}

interface Turned {
  readonly across: number;
  readonly place: number;
  readonly light: number;
}

/** How much brighter (natural logarithm) it is beyond a line than before it, place by place along it, where both are known. */
function stepsAlong(cells: readonly Turned[], off: number, places: number): number[] {
  const light = [new Float64Array(places), new Float64Array(places)] as const;
  const count = [new Uint8Array(places), new Uint8Array(places)] as const;
  for (const cell of cells) {
    const far = cell.across - off;
    if (Math.abs(far) > farthest || Math.abs(far) < nearest) continue;
    const side = far > 0 ? 1 : 0;
    light[side][cell.place] = (light[side][cell.place] as number) + cell.light;
    count[side][cell.place] = (count[side][cell.place] as number) + 1;
  }
  const steps: number[] = [];
  for (let place = 0; place < places; place++) {
    const [before, beyond] = [count[0][place] as number, count[1][place] as number];
    if (before > 0 && beyond > 0)
      steps.push((light[1][place] as number) / beyond - (light[0][place] as number) / before);
  }
  return steps;
}
