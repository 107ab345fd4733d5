import type { Appearance } from '#shared/scans/appearance.ts';
import type { Quad } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import { flatPaper } from './flatPaper.ts';
import { type RedMark, redMarks } from './redMarks.ts';

/** Degrees, clockwise from level, of the way from the badge of a lying licence to its seal, and how far off that may be. */
const [usualWay, mostOff] = [58, 14];
/** Size of its seal to that of its badge, and their distance to the size of the seal. */
const [seals, distances] = [
  [1, 1.9],
  [3, 5.6],
] as const;

const everything: Quad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/**
 * How far a licence lies turned clockwise in a picture whose paper cannot be told from what lies around it (a white sheet on a
 * scanner's glass): by the way from its badge to its seal. Null where no two red marks are such a pair, or several disagree. Pure.
 */
export function pairTurn(small: RawPicture): Appearance['paperTurn'] {
  const { width, height } = small;
  const long = Math.max(width, height);
  const marks = redMarks(flatPaper(small, everything, width, height));
  const inPixels = ({ x, y, size, filled }: RedMark): RedMark => ({
    x: x * width,
    y: y * height,
    size: size * long,
    filled,
  });
  const placed = marks.slice(0, mostMarks).map(inPixels);
  const turns = new Set(
    placed.flatMap((badge) => placed.map((seal) => wayTurn(badge, seal))).filter((turn) => turn !== null),
  );
  const [turn] = turns;
  return turns.size === 1 ? (turn ?? null) : null;
}

/** More red things than that are no licence. */
const mostMarks = 5;

function wayTurn(badge: RedMark, seal: RedMark): Appearance['paperTurn'] {
  const distance = Math.hypot(seal.x - badge.x, seal.y - badge.y);
  if (!within(seal.size / badge.size, seals) || !within(distance / seal.size, distances)) return null;
  const way = (Math.atan2(seal.y - badge.y, seal.x - badge.x) * 180) / Math.PI - usualWay;
  const quarter = Math.round(way / 90);
  return Math.abs(way - quarter * 90) > mostOff ? null : (quarters[(quarter + 8) % 4] ?? null);
}

const quarters = [0, 90, 180, 270] as const;

function within(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most;
}
