import type { Appearance, FoundDocument } from '#shared/scans/appearance.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import type { GreyPicture } from '../sharpness.ts';
import { flatPaper } from './flatPaper.ts';
import { type RedMark, redMarks } from './redMarks.ts';
import { textDirection } from './textDirection.ts';

/** Longer side of the flat paper on which red marks are looked for, in pixels. */
const flatSide = 128;

type Turn = NonNullable<Appearance['paperTurn']>;

/**
 * How far a certificate or a letter lies turned clockwise, as its red marks and its lines of print tell: a badge in the
 * middle of its head, a seal at the lower right. Null where they do not agree, or are not there. Pure.
 */
export function paperTurn(small: RawPicture, grey: GreyPicture, document: FoundDocument): Turn | null {
  const { corners, width, height } = document;
  const long = Math.max(width, height);
  const [across, down] = [Math.round((flatSide * width) / long), Math.round((flatSide * height) / long)];
  if (Math.min(across, down) < flatSide / 4) return null;
  const marks = redMarks(flatPaper(small, corners, across, down));
  if (marks.length === 0) return null;
  const told = turns.map((turn) => ({ turn, by: agreement(marks, turn) })).filter(({ by }) => by > 0);
  // A badge and a seal where they belong tell it by themselves; of one alone its place could be another's.
  const both = told.filter(({ by }) => by === 2);
  if (both.length > 0) return both.length === 1 ? (both[0]?.turn ?? null) : null;
  const lines = told.length > 0 ? textDirection(grey, corners, marks, width / height) : null;
  const along = told.filter(({ turn }) => lines === (turn % 180 === 0 ? 'across' : 'down'));
  return along.length === 1 ? (along[0]?.turn ?? null) : null;
}

const turns: readonly Turn[] = [0, 90, 180, 270];

/** How many of badge and seal lie where they belong, once the paper is turned back. */
function agreement(marks: readonly RedMark[], turn: Turn): number {
  const upright = marks.map((mark) => turnedBack(mark, turn));
  return Number(upright.some(isBadge)) + Number(upright.some(isSeal));
}

function isBadge({ x, y, size }: RedMark): boolean {
  return Math.abs(x - 0.5) < 0.08 && y > 0.05 && y < 0.24 && size > 0.04 && size < 0.24;
}

function isSeal({ x, y, size }: RedMark): boolean {
  return x > 0.55 && y > 0.55 && y < 0.95 && size > 0.07 && size < 0.3;
}

/** Where a mark lies once the paper is turned upright. */
function turnedBack({ x, y, size }: RedMark, turn: Turn): RedMark {
  if (turn === 90) return { x: y, y: 1 - x, size };
  if (turn === 180) return { x: 1 - x, y: 1 - y, size };
  if (turn === 270) return { x: 1 - y, y: x, size };
  return { x, y, size };
}
