import type { Corner } from './weighPaper.ts';

/** Corners of the outline that are tried as those of the paper. */
const mostCorners = 22;
/** The convex outline of pixels (as places in a picture `width` wide), clockwise as seen (Andrew's monotone chain). */
export function hullOf(pixels: readonly number[], width: number): Corner[] {
  const ends = new Map<number, [number, number]>();
  for (const pixel of pixels) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const held = ends.get(y);
    if (!held) ends.set(y, [x, x]);
    else if (x < held[0]) held[0] = x;
    else if (x > held[1]) held[1] = x;
  }
  const points = [...ends].flatMap(([y, [first, last]]) => [
    { x: first, y },
    { x: last, y },
  ]);
  points.sort((one, other) => one.x - other.x || one.y - other.y);
  const half = (ordered: readonly Corner[]) => {
    const chain: Corner[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && turnOf(chain.at(-2) as Corner, chain.at(-1) as Corner, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(points), ...half(points.toReversed())];
}

function turnOf(a: Corner, b: Corner, c: Corner): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** The outline with its least important corners left out until few enough are left to be tried in fours. */
export function thinned(outline: readonly Corner[]): Corner[] {
  const kept = [...outline];
  while (kept.length > mostCorners) {
    let [least, where] = [Number.POSITIVE_INFINITY, 0];
    for (let at = 0; at < kept.length; at++) {
      const lost = Math.abs(
        turnOf(kept.at(at - 1) as Corner, kept[at] as Corner, kept[(at + 1) % kept.length] as Corner),
      );
      if (lost < least) [least, where] = [lost, at];
    }
    kept.splice(where, 1);
  }
  return kept;
}

/** Upper left, upper right, lower right, lower left as seen. */
export type Four = readonly [Corner, Corner, Corner, Corner];

/** The four sides around an outline, each along one of its own, that enclose it most tightly; upper left corner first. */
export function tightestFour(outline: readonly Corner[]): Four | null {
  const count = outline.length;
  const sides = outline.map((from, at) => ({ from, to: outline[(at + 1) % count] as Corner }));
  let best: Four | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let a = 0; a < count - 3; a++)
    for (let b = a + 1; b < count - 2; b++) {
      const ab = crossing(sides[a], sides[b]);
      if (!ab) continue;
      for (let c = b + 1; c < count - 1; c++) {
        const bc = crossing(sides[b], sides[c]);
        if (!bc) continue;
        for (let d = c + 1; d < count; d++) {
          const cd = crossing(sides[c], sides[d]);
          const da = cd && crossing(sides[d], sides[a]);
          if (!da) continue;
          const four: Four = [ab, bc, cd, da];
          const area = areaOf(four);
          if (area >= least || !isConvex(four)) continue;
          least = area;
          best = four;
        }
      }
    }
  return best && upperLeftFirst(best);
}

/** From one place straight to another. */
export interface Stretch {
  readonly from: Corner;
  readonly to: Corner;
}

/** Where two stretches meet when they are made longer; null where they hardly turn. */
function crossing(one: Stretch | undefined, other: Stretch | undefined): Corner | null {
  if (!one || !other) return null;
  const [ax, ay] = [one.to.x - one.from.x, one.to.y - one.from.y];
  const [bx, by] = [other.to.x - other.from.x, other.to.y - other.from.y];
  const turn = ax * by - ay * bx;
  if (Math.abs(turn) < 0.4 * Math.hypot(ax, ay) * Math.hypot(bx, by)) return null;
  const part = ((other.from.x - one.from.x) * by - (other.from.y - one.from.y) * bx) / turn;
  return { x: one.from.x + ax * part, y: one.from.y + ay * part };
}

function isConvex(four: Four): boolean {
  return four.every((corner, at) => turnOf(corner, four[(at + 1) % 4] as Corner, four[(at + 2) % 4] as Corner) > 0);
}

function upperLeftFirst(four: Four): Four {
  const sums = four.map(({ x, y }) => x + y);
  const first = sums.indexOf(Math.min(...sums));
  const at = (index: number) => four[(first + index) % 4] as Corner;
  return [at(0), at(1), at(2), at(3)];
}

/** Area of a shape in square pixels. Pure. */
export function areaOf(corners: readonly Corner[]): number {
  let twice = 0;
  for (const [index, { x, y }] of corners.entries()) {
    const next = corners[(index + 1) % corners.length] as Corner;
    twice += x * next.y - next.x * y;
  }
  return Math.abs(twice) / 2;
}
