import type { Appearance } from './appearance.ts';
import type { ScanFacts } from './scanFacts.ts';
import type { SeenCode } from './seenCode.ts';

/** How far a paper lies turned clockwise, and by what that is told. */
export interface TurnSeen {
  readonly turn: NonNullable<Appearance['paperTurn']>;
  readonly by: 'card' | 'code' | 'marks';
}

/**
 * How a paper lies in its picture: as its square code stands, else as the layout of a card or the marks of a certificate tell;
 * null where nothing does, and where code and marks say otherwise. Pure.
 */
export function turnSeen({
  appearance,
  codes,
  width,
  height,
}: Pick<ScanFacts, 'appearance' | 'codes' | 'width' | 'height'>): TurnSeen | null {
  const marks = appearance?.paperTurn ?? null;
  const code = width === null || height === null ? null : codeTurn(codes ?? [], width / height);
  if (code !== null) return marks === null || marks === code ? { turn: code, by: 'code' } : null;
  const card = appearance?.cardTurn ?? null;
  if (card !== null) return { turn: card, by: 'card' };
  return marks === null ? null : { turn: marks, by: 'marks' };
}

/** A code may stand askew by so much (degrees) and still tell which way is up. */
const mostAskew = 30;

/** How the codes that were read stand, all of them the same way; those that were not may be none. `ratio`: width to height of the picture. */
function codeTurn(codes: readonly SeenCode[], ratio: number): TurnSeen['turn'] | null {
  const turns = new Set(codes.filter(({ text }) => text !== null).map(({ zone }) => quarterOf(zone, ratio)));
  const [turn] = turns;
  return turns.size === 1 ? (turn ?? null) : null;
}

/** Its first corner is that at its own upper left, its second that at its own upper right. A code in a mirror, whose corners run the other way, tells no turn. */
function quarterOf([from, to, , down]: SeenCode['zone'], ratio: number): TurnSeen['turn'] | null {
  if ((to.x - from.x) * (down.y - from.y) < (to.y - from.y) * (down.x - from.x)) return null;
  const degrees = (Math.atan2(to.y - from.y, (to.x - from.x) * ratio) * 180) / Math.PI;
  const quarter = Math.round(degrees / 90);
  if (Math.abs(degrees - quarter * 90) > mostAskew) return null;
  return quarters[(quarter + 4) % 4] ?? null;
}

const quarters = [0, 90, 180, 270] as const;
