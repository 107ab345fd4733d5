import type { Appearance, FoundDocument } from '#shared/scans/appearance.ts';
import { leastCardRatio } from '#shared/scans/cardShape.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import type { GreyPicture } from '../sharpness.ts';
import { flatPaper } from './flatPaper.ts';
import { type RedMark, redMarks } from './redMarks.ts';
import { textDirection } from './textDirection.ts';

/** Longer side of the flat paper on which red marks are looked for, in pixels. */
const flatSide = 192;

type Turn = NonNullable<Appearance['paperTurn']>;

/**
 * How far a certificate or a letter lies turned clockwise, as its red marks and its lines of print tell; null where they do not agree, or
 * are not there. `coloured`: the paper has a ground of its own, as certificates do.
 *
 * A badge in the middle of the head and a seal at the lower right tell it by themselves. Of less than both, the lines of print say which
 * way the paper runs, and the marks which end is up: a seal stands below what it seals, wherever on the line of the signature it was
 * put, and a badge above it. Letters have no badge. Pure.
 */
export function paperTurn(
  small: RawPicture,
  grey: GreyPicture,
  document: FoundDocument,
  coloured: boolean,
): Turn | null {
  const { corners, width, height } = document;
  const long = Math.max(width, height);
  const [across, down] = [Math.round((flatSide * width) / long), Math.round((flatSide * height) / long)];
  if (Math.min(across, down) < flatSide / 4) return null;
  const marks = redMarks(flatPaper(small, corners, across, down));
  const both = turns.filter((turn) => isCertificate(marks, turn));
  if (both.length > 0) return both.length === 1 ? (both[0] ?? null) : null;
  // On a card in a shadow a face passes for a seal.
  if (long / Math.min(width, height) > leastCardRatio) return null;
  const telling = marks.filter((mark) => isSeal(mark) || (coloured && isBadge(mark)));
  const lines = telling.length > 0 ? textDirection(grey, corners, marks, width / height) : null;
  if (!lines) return null;
  const possible = turns.filter((turn) => lines.run === (turn % 180 === 0 ? 'across' : 'down'));
  return possible.find((turn) => telling.every((mark) => standsRight(mark, lines.middle, turn))) ?? null;
}

const turns: readonly Turn[] = [0, 90, 180, 270];

/** From this share of its box on a round red thing is filled: badges of drawn and real licences are half red, seals a quarter. */
const badgeFilled = 0.4;

function isBadge({ size, filled }: RedMark): boolean {
  return size > 0.06 && size < 0.24 && filled >= badgeFilled;
}

function isSeal({ size, filled }: RedMark): boolean {
  return size > 0.07 && size < 0.3 && filled < badgeFilled;
}

/** Whether badge and seal lie where they belong, once the paper is turned back. */
function isCertificate(marks: readonly RedMark[], turn: Turn): boolean {
  const upright = marks.map((mark) => turnedBack(mark, turn));
  const badge = upright.find(
    (mark) => isBadge(mark) && Math.abs(mark.x - 0.5) < 0.08 && mark.y > 0.05 && mark.y < 0.24,
  );
  return badge !== undefined && upright.some((mark) => isSeal(mark) && mark.x > 0.55 && mark.y > 0.55 && mark.y < 0.95);
}

/** Nearer (share of the paper) to the middle of the print than this, a mark is neither above nor below it. */
const leastApart = 0.12;

/** Whether a mark is at the end of the print where it belongs, once the paper is turned back. `middle`: of the print, as the paper lies. */
function standsRight(mark: RedMark, middle: number, turn: Turn): boolean {
  const print = turn === 180 || turn === 90 ? 1 - middle : middle;
  const { x, y } = turnedBack(mark, turn);
  const below = y - print;
  // A seal so full that it passes for a badge is not in the middle of the head: then nothing is told.
  return isBadge(mark) ? below < -leastApart && Math.abs(x - 0.5) < 0.12 : below > leastApart;
}

/** Where a mark lies once the paper is turned upright. */
function turnedBack(mark: RedMark, turn: Turn): RedMark {
  const { x, y } = mark;
  if (turn === 90) return { ...mark, x: y, y: 1 - x };
  if (turn === 180) return { ...mark, x: 1 - x, y: 1 - y };
  if (turn === 270) return { ...mark, x: 1 - y, y: x };
  return mark;
}
