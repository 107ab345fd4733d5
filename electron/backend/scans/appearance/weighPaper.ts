import { partsWell, type Side } from './sides.ts';

/** A corner in pixels of the picture looked at. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** A paper found on a picture: upper left, upper right, lower right, lower left as seen; which of top, right, bottom, left are cut. */
export interface FoundPaper {
  readonly corners: readonly [Corner, Corner, Corner, Corner];
  /** By which it was chosen among others, 0 to 1. */
  readonly score: number;
  /** How well its visible sides part it from what lies around, and how much like a paper it is shaped, 0 to 1. */
  readonly confidence: number;
  readonly cut: readonly [boolean, boolean, boolean, boolean];
}

/** A paper with the sides it was made of; corner i of the ring is where side i ends. */
export interface Candidate extends FoundPaper {
  readonly sides: readonly [Side, Side, Side, Side];
  readonly ring: readonly [Corner, Corner, Corner, Corner];
}

/** Two sides that may lie opposite each other. */
export type Pair = readonly [Side, Side];

/**
 * Where two sides meet; null where they hardly do, and where that is farther outside a picture of this size than a paper
 * may be cut off. Pure.
 */
export function cross(one: Side, other: Side, width: number, height: number): Corner | null {
  const slack = mostOutside * Math.max(width, height) + 1;
  const turn = other.sin * one.cos - other.cos * one.sin;
  if (Math.abs(turn) < 0.3) return null;
  const x = (one.distance * other.sin - other.distance * one.sin) / turn;
  const y = (other.distance * one.cos - one.distance * other.cos) / turn;
  return x < -slack || y < -slack || x > width - 1 + slack || y > height - 1 + slack ? null : { x, y };
}

/** Position of a corner along a side. */
function along({ cos, sin }: Side, { x, y }: Corner): number {
  return y * cos - x * sin;
}

/** Share of the picture below which nothing is taken for a paper. */
const leastArea = 0.03;
/** Ends of a side that are not looked at: corners are round, and a finger may hold one. */
const roundEnd = 0.07;
/** A corner may lie outside the picture by this share of its longer side: it is cut off, the rest is there. */
const mostOutside = 0.08;
/** How far beyond its corners a side must have ended. */
const beyond = 0.1;

/**
 * What two pairs of sides would be worth as a paper; null where they make none, or none better than `least`: all sides
 * must part, none may go on beyond its corners (the fold or the ruling of a page does), and the larger of equals wins.
 * `corners`: where the sides a and b, b and c, c and d, d and a meet (see `cross`).
 */
export function weighPaper(
  [a, c]: Pair,
  [b, d]: Pair,
  corners: readonly [Corner, Corner, Corner, Corner],
  { width, height }: { readonly width: number; readonly height: number },
  least: number,
): Candidate | null {
  const frames = Number(a.isFrame) + Number(b.isFrame) + Number(c.isFrame) + Number(d.isFrame);
  if (frames > 2) return null;
  const [ab, bc, cd, da] = corners;
  const area = areaOf(ab, bc, cd, da) / (width * height);
  if (area < leastArea) return null;
  const shape = shapeOf(corners);
  const look = shape * area ** 0.14;
  if (look <= least) return null;
  let worth = 1;
  let worst = 1;
  let visible = 1;
  let leastVisible = 1;
  for (const [side, from, to] of [
    [a, da, ab],
    [b, ab, bc],
    [c, bc, cd],
    [d, cd, da],
  ] as const) {
    const [start, end] = [along(side, from), along(side, to)];
    const trim = (end - start) * roundEnd;
    const parts = partsWell(side, start + trim, end - trim);
    const reach = (end - start) * beyond;
    const on = side.isFrame ? 0 : Math.max(goesOn(side, end, end + reach), goesOn(side, start - reach, start));
    const each = parts * (1 - 0.4 * on);
    worth *= each;
    worst = Math.min(worst, each);
    // The sides to come can only make it worse.
    if (scoreOf(worth, worst, look) <= least) return null;
    if (side.isFrame) continue;
    visible *= each;
    leastVisible = Math.min(leastVisible, each);
  }
  const score = scoreOf(worth, worst, look);
  if (score <= least) return null;
  // Sides that all are seen and part are a paper's even where a camera from aside has bent their shape.
  const likely = frames === 0 ? Math.sqrt(shape) : shape;
  const confidence = visible ** (1 / (4 - frames)) * (0.55 + 0.45 * leastVisible) * likely * (1 - 0.08 * frames);
  return { ...inOrder(corners, [a, b, c, d]), score, confidence, sides: [a, b, c, d], ring: corners };
}

/** The worth of four sides, their product and the worst of them, for a shape that looks so much like a paper. */
function scoreOf(product: number, worst: number, look: number): number {
  return Math.sqrt(Math.sqrt(product)) * (0.55 + 0.45 * worst) * look;
}

/** Whether a side still parts beyond its corner; 0 where the picture ends. */
function goesOn(side: Side, from: number, to: number): number {
  const parts = partsWell(side, from, to);
  return parts > 0.4 ? parts : 0;
}

/** Half the product of the diagonals, as vectors. */
function areaOf(p: Corner, q: Corner, r: Corner, s: Corner): number {
  return Math.abs((r.x - p.x) * (s.y - q.y) - (s.x - q.x) * (r.y - p.y)) / 2;
}

/** Long to short side of cards (ISO/IEC 7810 ID-1) and of sheets (ISO 216). */
const [cardRatio, sheetRatio] = [85.6 / 54, Math.SQRT2];

function lengthOf(from: Corner, to: Corner): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** The cosine of the angle at a corner times the lengths of its two sides, without its sign. */
function leanAt(before: Corner, corner: Corner, after: Corner): number {
  return Math.abs((before.x - corner.x) * (after.x - corner.x) + (before.y - corner.y) * (after.y - corner.y));
}

/** How well four corners could be a paper seen by a camera: near right angles, sides not too different, a usual format. */
function shapeOf([p, q, r, s]: readonly [Corner, Corner, Corner, Corner]): number {
  const [a, b, c, d] = [lengthOf(p, q), lengthOf(q, r), lengthOf(r, s), lengthOf(s, p)];
  if (Math.min(a, b, c, d) < 8) return 0;
  const steepest = Math.max(
    leanAt(s, p, q) / (d * a),
    leanAt(p, q, r) / (a * b),
    leanAt(q, r, s) / (b * c),
    leanAt(r, s, p) / (c * d),
  );
  if (steepest > 0.5) return 0;
  const worst = 1 - steepest;
  const [one, other] = [(a + c) / 2, (b + d) / 2];
  const ratio = Math.max(one, other) / Math.min(one, other);
  if (ratio > 2.4) return 0;
  const off = Math.min(Math.abs(Math.log(ratio / cardRatio)), Math.abs(Math.log(ratio / sheetRatio)));
  const usual = 0.92 + 0.08 * Math.exp(-((off / 0.06) ** 2));
  return usual * (0.82 + 0.18 * worst);
}

/** Corners and sides in the order they are seen: upper left first, clockwise. */
function inOrder(
  corners: readonly [Corner, Corner, Corner, Corner],
  sides: readonly [Side, Side, Side, Side],
): Pick<FoundPaper, 'corners' | 'cut'> {
  // Side i ends at corner i, so the side that leaves corner i is side i + 1.
  let ring = corners.map((corner, index) => ({ corner, leaves: sides[(index + 1) % 4] as Side }));
  const signed = corners.reduce((sum, { x, y }, index) => {
    const next = corners[(index + 1) % 4] as Corner;
    return sum + x * next.y - next.x * y;
  }, 0);
  if (signed < 0) {
    // Turned around, the side that leaves a corner is the one that led to it.
    ring = corners.map((corner, index) => ({ corner, leaves: sides[index] as Side })).reverse();
  }
  let first = 0;
  for (const [index, { corner }] of ring.entries()) {
    const best = ring[first] as (typeof ring)[number];
    if (corner.x + corner.y < best.corner.x + best.corner.y) first = index;
  }
  const at = (index: number) => ring[(first + index) % 4] as (typeof ring)[number];
  return {
    corners: [at(0).corner, at(1).corner, at(2).corner, at(3).corner],
    cut: [at(0).leaves.isFrame, at(1).leaves.isFrame, at(2).leaves.isFrame, at(3).leaves.isFrame],
  };
}
