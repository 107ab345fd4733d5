import type { RawPicture } from '../pictureStatistics.ts';
import { type Line, linesOf, settleLine } from './lines.ts';
import { frameSides, partsWell, type Side, sideAlong } from './sides.ts';
import { stepsOf } from './steps.ts';

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
interface Candidate extends FoundPaper {
  readonly sides: readonly [Side, Side, Side, Side];
  readonly ring: readonly [Corner, Corner, Corner, Corner];
}

const mostLines = 60;
const mostOfEach = 16;

/**
 * The four-sided paper that parts most clearly from what lies around it; null where there is no candidate at all.
 *
 * Lines are found, those across which the picture does not change are dropped, and every four of the rest that could
 * be a paper seen by a camera are weighed: all sides must part, none may go on beyond its corners (the fold or the
 * ruling of a page does), and the larger of equals wins. Pure; made for small pictures (250 pixels).
 */
export function findPaper(picture: RawPicture): FoundPaper | null {
  const { width, height } = picture;
  const steps = stepsOf(picture);
  const lines = linesOf(steps, width, height, mostLines).map((line) => settleLine(line, steps));
  const main = mainDirection(lines);
  const sides = lines.map((line) => sideAlong(picture, line, liftOf(picture)));
  const frames = frameSides(width, height);
  const one = [
    ...strongest(sides.filter((side) => within(side.angle, main))),
    ...frames.filter((side) => within(side.angle, main)),
  ];
  const other = [
    ...strongest(sides.filter((side) => !within(side.angle, main))),
    ...frames.filter((side) => !within(side.angle, main)),
  ];
  const pairs = pairsOf(one, Math.min(width, height) * 0.1);
  const crossing = pairsOf(other, Math.min(width, height) * 0.1);
  let best: Candidate | null = null;
  for (const pair of pairs) {
    for (const across of crossing) {
      const found = weigh(pair, across, width, height, best?.score ?? 0);
      if (found) best = found;
    }
  }
  return best && grow(best, sides, picture);
}

/** A ruled frame lies within so much (of the picture's shorter side) of the paper's own edge. */
const frameInset = 0.075;

/**
 * The ruled frame of a certificate is a clearer line than the edge of its paper on a light table: each side moves out
 * to the farthest line near to it that parts almost as well, where what lies between looks like the paper and not
 * like the table.
 */
function grow(found: Candidate, sides: readonly Side[], picture: RawPicture): Candidate {
  const { width, height } = picture;
  const most = frameInset * Math.min(width, height);
  let best = found;
  for (const turn of [0, 1, 2, 3] as const) {
    const held = best.sides[turn];
    if (held.isFrame) continue;
    const ends = [best.ring[(turn + 3) % 4] as Corner, best.ring[turn] as Corner] as const;
    const middle = { x: (ends[0].x + ends[1].x) / 2, y: (ends[0].y + ends[1].y) / 2 };
    const centre = centreOf(best.ring);
    const outwards = awayFrom(held, centre) > 0 ? -1 : 1;
    const colourAt = (out: number) => meanAlong(picture, ends, held.angle, out * outwards);
    const inside = colourAt(-4);
    let widest: Candidate | null = null;
    let far = 1.2;
    for (const side of sides) {
      if (Math.abs(Math.sin(side.angle - held.angle)) > 0.06) continue;
      const sign = Math.cos(side.angle - held.angle) >= 0 ? outwards : -outwards;
      const out = -awayFrom(side, middle) * sign;
      if (out <= far || out > most) continue;
      const between = colourAt(out / 2);
      if (apart(between, inside) > 0.7 * apart(between, colourAt(out + 4))) continue;
      const moved = best.sides.map((each, index) => (index === turn ? side : each)) as [Side, Side, Side, Side];
      const grown = weigh([moved[0], moved[2]], [moved[1], moved[3]], width, height, best.score * 0.6);
      if (!grown) continue;
      far = out;
      widest = grown;
    }
    if (widest) best = widest;
  }
  return best;
}

type Colour = readonly [red: number, green: number, blue: number];

/** Mean colour along a stretch moved sideways; places outside the picture are left out. */
function meanAlong(
  { data, width, height }: RawPicture,
  [from, to]: readonly [Corner, Corner],
  angle: number,
  shift: number,
): Colour {
  let [red, green, blue, count] = [0, 0, 0, 0];
  for (let part = 0.1; part < 0.9; part += 0.02) {
    const x = Math.round(from.x + (to.x - from.x) * part + shift * Math.cos(angle));
    const y = Math.round(from.y + (to.y - from.y) * part + shift * Math.sin(angle));
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const at = (y * width + x) * 3;
    red += data[at] as number;
    green += data[at + 1] as number;
    blue += data[at + 2] as number;
    count++;
  }
  return count === 0 ? [0, 0, 0] : [red / count, green / count, blue / count];
}

function apart(one: Colour, other: Colour): number {
  return Math.max(Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1]), Math.abs(one[2] - other[2]));
}

function centreOf(ring: readonly Corner[]): Corner {
  const sum = ring.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / ring.length, y: sum.y / ring.length };
}

/** How far a place lies from a line, to the side its angle points to. */
function awayFrom({ angle, distance }: Line, { x, y }: Corner): number {
  return x * Math.cos(angle) + y * Math.sin(angle) - distance;
}

/** Brightness of the brightest twentieth in usual light: in dim light differences shrink along with it. */
const usualBright = 215;

function liftOf({ data }: RawPicture): number {
  const counts = new Uint32Array(256);
  for (let at = 1; at < data.length; at += 3) counts[data[at] as number] = (counts[data[at] as number] as number) + 1;
  let left = data.length / 3 / 20;
  let bright = 255;
  while (bright > 40 && left > 0) left -= counts[bright--] as number;
  return Math.max(1, usualBright / bright);
}

/** The direction most of the length of all parting lines has, up to a quarter turn. */
function mainDirection(lines: readonly Line[]): number {
  let [x, y] = [0, 0];
  for (const [rank, { angle }] of lines.entries()) {
    const weight = 1 / (4 + rank);
    x += weight * Math.cos(angle * 4);
    y += weight * Math.sin(angle * 4);
  }
  return Math.atan2(y, x) / 4;
}

/** True for directions nearer to `main` than to the one across it. */
function within(angle: number, main: number): boolean {
  return Math.abs(Math.cos(angle - main)) > Math.SQRT1_2;
}

/** The sides with the best stretch: long, clear, the same way all along, and with an end in the picture. */
function strongest(sides: readonly Side[]): Side[] {
  return sides
    .map((side) => ({ side, worth: bestStretch(side) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, mostOfEach)
    .map(({ side }) => side);
}

/** The largest sum of a stretch of a side, where what parts one way counts for it and everything else against it. */
function bestStretch({ held, red, green, blue }: Side): number {
  let best = 0;
  let [bright, dark] = [0, 0];
  for (let at = 1; at < held.length; at++) {
    const each = (held[at] as number) - (held[at - 1] as number);
    const light =
      (red[at] as number) +
      (green[at] as number) +
      (blue[at] as number) -
      (red[at - 1] as number) -
      (green[at - 1] as number) -
      (blue[at - 1] as number);
    const step = Math.min(1, Math.abs(light) / 120) + 0.3;
    bright = Math.max(0, bright + (light > 0 ? each * step : 0) - 0.35);
    dark = Math.max(0, dark + (light < 0 ? each * step : 0) - 0.35);
    best = Math.max(best, bright, dark);
  }
  return best;
}

/** Sine of the angle opposite sides may have: a camera that looks from the side makes them run together. */
const mostTurn = 0.6;

type Pair = readonly [Side, Side];

/** Every two sides that may lie opposite each other; the first has the smaller distance. */
function pairsOf(sides: readonly Side[], apart: number): Pair[] {
  const pairs: Pair[] = [];
  for (const [index, one] of sides.entries()) {
    for (const other of sides.slice(index + 1)) {
      const turn = Math.abs(Math.sin(one.angle - other.angle));
      if (turn > mostTurn) continue;
      if (distanceBetween(one, other) < apart) continue;
      pairs.push([one, other]);
    }
  }
  return pairs;
}

function distanceBetween(one: Line, other: Line): number {
  const same = Math.cos(one.angle - other.angle) >= 0 ? other.distance : -other.distance;
  return Math.abs(one.distance - same);
}

function cross(one: Line, other: Line): Corner | null {
  const turn = Math.sin(other.angle - one.angle);
  if (Math.abs(turn) < 0.3) return null;
  return {
    x: (one.distance * Math.sin(other.angle) - other.distance * Math.sin(one.angle)) / turn,
    y: (other.distance * Math.cos(one.angle) - one.distance * Math.cos(other.angle)) / turn,
  };
}

/** Position of a corner along a side. */
function along({ angle }: Line, { x, y }: Corner): number {
  return y * Math.cos(angle) - x * Math.sin(angle);
}

/** Share of the picture below which nothing is taken for a paper. */
const leastArea = 0.03;
/** Ends of a side that are not looked at: corners are round, and a finger may hold one. */
const roundEnd = 0.07;
/** A corner may lie outside the picture by this share of its longer side: it is cut off, the rest is there. */
const mostOutside = 0.08;
/** How far beyond its corners a side must have ended. */
const beyond = 0.1;

function weigh([a, c]: Pair, [b, d]: Pair, width: number, height: number, least: number): Candidate | null {
  const ring: [Corner | null, Corner | null, Corner | null, Corner | null] = [
    cross(a, b),
    cross(b, c),
    cross(c, d),
    cross(d, a),
  ];
  const [ab, bc, cd, da] = ring;
  if (!ab || !bc || !cd || !da) return null;
  const corners = [ab, bc, cd, da] as const;
  const slack = mostOutside * Math.max(width, height) + 1;
  for (const { x, y } of corners) {
    if (x < -slack || y < -slack || x > width - 1 + slack || y > height - 1 + slack) return null;
  }
  const area = areaOf(corners) / (width * height);
  if (area < leastArea) return null;
  const shape = shapeOf(corners);
  if (shape.worth === 0) return null;
  let worth = 1;
  let worst = 1;
  let frames = 0;
  let visible = 1;
  let leastVisible = 1;
  for (const [side, from, to] of [
    [a, da, ab],
    [b, ab, bc],
    [c, bc, cd],
    [d, cd, da],
  ] as const) {
    if (side.isFrame) frames++;
    const [start, end] = [along(side, from), along(side, to)];
    const trim = (end - start) * roundEnd;
    const parts = partsWell(side, start + trim, end - trim);
    const reach = (end - start) * beyond;
    const on = side.isFrame ? 0 : Math.max(goesOn(side, end, end + reach), goesOn(side, start - reach, start));
    const each = parts * (1 - 0.4 * on);
    worth *= each;
    worst = Math.min(worst, each);
    if (side.isFrame) continue;
    visible *= each;
    leastVisible = Math.min(leastVisible, each);
  }
  if (frames > 2) return null;
  const score = worth ** 0.25 * (0.55 + 0.45 * worst) * shape.worth * area ** 0.14;
  if (score <= least) return null;
  const confidence = visible ** (1 / (4 - frames)) * (0.55 + 0.45 * leastVisible) * shape.worth * (1 - 0.08 * frames);
  return { ...inOrder(corners, [a, b, c, d]), score, confidence, sides: [a, b, c, d], ring: corners };
}

/** Whether a side still parts beyond its corner; 0 where the picture ends. */
function goesOn(side: Side, from: number, to: number): number {
  const parts = partsWell(side, from, to);
  return parts > 0.4 ? parts : 0;
}

function areaOf(corners: readonly Corner[]): number {
  let twice = 0;
  for (const [index, { x, y }] of corners.entries()) {
    const next = corners[(index + 1) % corners.length] as Corner;
    twice += x * next.y - next.x * y;
  }
  return Math.abs(twice) / 2;
}

/** Long to short side of cards (ISO/IEC 7810 ID-1) and of sheets (ISO 216). */
const usualRatios = [85.6 / 54, Math.SQRT2] as const;

/** How well four corners could be a paper seen by a camera: near right angles, sides not too different, a usual format. */
function shapeOf(corners: readonly [Corner, Corner, Corner, Corner]): { worth: number } {
  const sides = corners.map(({ x, y }, index) => {
    const next = corners[(index + 1) % 4] as Corner;
    return { x: next.x - x, y: next.y - y, length: Math.hypot(next.x - x, next.y - y) };
  });
  let worst = 1;
  for (const [index, side] of sides.entries()) {
    const next = sides[(index + 1) % 4] as (typeof sides)[number];
    if (side.length < 8) return { worth: 0 };
    const cos = Math.abs(side.x * next.x + side.y * next.y) / (side.length * next.length);
    if (cos > 0.5) return { worth: 0 };
    worst = Math.min(worst, 1 - cos);
  }
  const [a = 1, b = 1, c = 1, d = 1] = sides.map(({ length }) => length);
  const [one, other] = [(a + c) / 2, (b + d) / 2];
  const ratio = Math.max(one, other) / Math.min(one, other);
  if (ratio > 2.4) return { worth: 0 };
  const off = Math.min(...usualRatios.map((usual) => Math.abs(Math.log(ratio / usual))));
  const usual = 0.92 + 0.08 * Math.exp(-((off / 0.06) ** 2));
  return { worth: usual * (0.82 + 0.18 * worst) };
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
