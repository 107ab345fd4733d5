import type { RawPicture } from '../pictureStatistics.ts';
import { growPaper } from './growPaper.ts';
import { type Line, linesOf, settleLine } from './lines.ts';
import { frameSides, type Side, sideAlong } from './sides.ts';
import { stepsOf } from './steps.ts';
import { type Candidate, type Corner, cross, type FoundPaper, type Pair, weighPaper } from './weighPaper.ts';

const mostLines = 46;
/** Lines looked at in each direction, and how many of them are those that have most steps, whatever parts at them. */
const [mostOfEach, clearest] = [12, 5];

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
  const lift = liftOf(picture);
  const sides = lines.map((line) => sideAlong(picture, line, lift));
  const frames = frameSides(width, height);
  const one = [
    ...strongest(sides.filter((side) => within(side.angle, main))),
    ...frames.filter((side) => within(side.angle, main)),
  ];
  const other = [
    ...strongest(sides.filter((side) => !within(side.angle, main))),
    ...frames.filter((side) => !within(side.angle, main)),
  ];
  // Two sides meet in many candidates, and at the same place in each.
  const corners = one.map((side) => other.map((across) => cross(side, across, width, height)));
  const at = (side: number, across: number) => corners[side]?.[across] as Corner | null;
  const apart = Math.min(width, height) * 0.1;
  const crossing = pairsOf(other, apart);
  let best: Candidate | null = null;
  for (const [a, c, pair] of pairsOf(one, apart)) {
    for (const [b, d, across] of crossing) {
      const [ab, bc, cd, da] = [at(a, b), at(c, b), at(c, d), at(a, d)];
      if (!ab || !bc || !cd || !da) continue;
      const found = weighPaper(pair, across, [ab, bc, cd, da], picture, best?.score ?? 0);
      if (found) best = found;
    }
  }
  return best && growPaper(best, sides, picture);
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

/**
 * Of sides in the order of their steps the first ones, and those with the best stretch: long, clear, the same way all
 * along, and with an end in the picture. The many lines of a ruled frame have better stretches than the edge of its paper
 * on a table that is nearly as light, but that edge is among the longest.
 */
function strongest(sides: readonly Side[]): Side[] {
  const others = sides
    .slice(clearest)
    .map((side) => ({ side, worth: bestStretch(side) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ side }) => side);
  return [...sides.slice(0, clearest), ...others].slice(0, mostOfEach);
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

/** Sine of the angle opposite sides may have: a camera that looks from the side makes them run together, by 37° on a card whose far side looks 0.42 shorter. */
const mostTurn = 0.7;

/** Every two sides that may lie opposite each other, with their places among all. */
function pairsOf(sides: readonly Side[], apart: number): (readonly [number, number, Pair])[] {
  const pairs: (readonly [number, number, Pair])[] = [];
  for (const [first, one] of sides.entries()) {
    for (const [second, other] of sides.entries()) {
      if (second <= first) continue;
      const turn = Math.abs(Math.sin(one.angle - other.angle));
      if (turn > mostTurn) continue;
      if (distanceBetween(one, other) < apart) continue;
      pairs.push([first, second, [one, other]]);
    }
  }
  return pairs;
}

function distanceBetween(one: Line, other: Line): number {
  const same = Math.cos(one.angle - other.angle) >= 0 ? other.distance : -other.distance;
  return Math.abs(one.distance - same);
}
