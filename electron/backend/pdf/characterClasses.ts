/**
 * How characters behave at the ends of a line.
 *
 * Source: GB/T 15834-2011, 5.1 (where punctuation marks stand) and W3C clreq, 3.1.4 to 3.1.6. Full-width marks are
 * written as code points because they are hard to tell apart from the half-width ones on screen.
 */
const openingMarks = new Set(
  '([{\uFF08\uFF3B\uFF5B\u300A\u3008\u300C\u300E\u3010\u3014\u3016\u201C\u2018\uFFE5\u00A5$\u2116',
);
const closingBrackets = ')]}\uFF09\uFF3D\uFF5D\u300B\u3009\u300D\u300F\u3011\u3015\u3017\u201D\u2019';
const stops = '\u3001\u3002\uFF0C\uFF1B\uFF1A\uFF1F\uFF01\uFF0E,.;:?!';
const followers = '%\uFF05\u2030\u2103\u00B0\u00B7\u2022\u2013\u2014\u2026~\uFF5E/\uFF0F';
const closingMarks = new Set(closingBrackets + stops + followers);

/** Full-width marks whose ink fills the left half only; their right half may be given up. */
const blankOnTheRight = new Set(
  '\u3001\u3002\uFF0C\uFF1B\uFF1A\uFF0E\uFF09\uFF3D\uFF5D\u300B\u3009\u300D\u300F\u3011\u3015\u3017',
);

/** Full-width marks whose ink fills the right half only. */
const blankOnTheLeft = new Set('\uFF08\uFF3B\uFF5B\u300A\u3008\u300C\u300E\u3010\u3014\u3016');

/** Never at the end of a line: opening brackets and quotes, and currency signs before their number. */
export function isOpening(character: string): boolean {
  return openingMarks.has(character);
}

/** Never at the start of a line: stops, closing brackets and quotes, per cent, dashes, the ellipsis. */
export function isClosing(character: string): boolean {
  return closingMarks.has(character);
}

/** Full-width marks whose right half is blank and may be given up where a line would be too long. */
export function hasBlankRight(character: string): boolean {
  return blankOnTheRight.has(character);
}

/** Full-width marks whose left half is blank: opening brackets. */
export function hasBlankLeft(character: string): boolean {
  return blankOnTheLeft.has(character);
}

/** Chinese characters, which want a little space between themselves and Latin letters or digits. */
export function isHan(character: string): boolean {
  return /\p{Script=Han}/u.test(character);
}

/** Latin letters and digits. */
export function isWestern(character: string): boolean {
  return /[\p{Script=Latin}\p{Nd}]/u.test(character);
}
