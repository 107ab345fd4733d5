import { type Quad, uprightCorners } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import { type CardLayout, noCard } from './cardLayout.ts';
import { placeBeyond } from './flatPaper.ts';

/** Cells a card is looked at by, along its longer and its shorter side. */
const [across, down] = [96, 60];

/** A part of a card as shares of it, upright. */
interface Part {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The photo, clear of its edge; where it would be if the card lay upside down; the narrow strip of bare card beside it. */
const photo: Part = { left: 0.68, top: 0.16, right: 0.9, bottom: 0.62 };
const opposite: Part = { left: 0.1, top: 0.38, right: 0.32, bottom: 0.84 };
const beside: Part = { left: 0.935, top: 0.1, right: 0.99, bottom: 0.7 };
/** The number row, and the bare strip above it. */
const numberRow: Part = { left: 0.29, top: 0.8, right: 0.92, bottom: 0.89 };
const aboveNumber: Part = { left: 0.05, top: 0.7, right: 0.62, bottom: 0.77 };
/** Beside the badge the two lines of large print, and what is bare: below it, and along the upper edge. */
const title: Part = { left: 0.33, top: 0.13, right: 0.95, bottom: 0.41 };
const belowBadge: Part = { left: 0.04, top: 0.52, right: 0.2, bottom: 0.95 };
const badge: Part = { left: 0.055, top: 0.08, right: 0.29, bottom: 0.43 };

/** So much (share) of a part must be in the picture for it to speak. */
const leastSeen = 0.35;
/** Darker than this part of the bare card counts as hair and clothes; darker than that as print, also where it is only a pixel wide. */
const [darkPart, printPart] = [0.62, 0.88];
/** Share of the photo that is dark at least; share of what is bare that may be printed, and of what is printed at least. */
const [leastDark, mostBare, leastPrint] = [0.2, 0.18, 0.1];

/**
 * Which side of a card lies at a place of which a part may be beyond the picture, and how it is turned; nothing is said where less
 * than the whole layout fits, or where two do. `turns`: those to be tried. Pure.
 */
export function cardPart(small: RawPicture, corners: Quad, turns: readonly Turn[]): CardLayout {
  const told = turns.flatMap((turn): CardLayout[] => {
    const seen = lookAt(small, uprightCorners(corners, turn));
    if (isPortraitSide(seen)) return [{ ...noCard, cardSide: 'portrait', cardTurn: turn }];
    return isEmblemSide(seen) ? [{ ...noCard, cardSide: 'emblem', cardTurn: turn }] : [];
  });
  const [first] = told;
  return first && told.length === 1 ? first : noCard;
}

type Turn = NonNullable<CardLayout['cardTurn']>;

/** A card laid flat: light and redness of each cell, −1 where it is beyond the picture; `bare`: the light of what is not printed. */
interface Seen {
  readonly lights: Int16Array;
  readonly reds: Uint8Array;
  readonly bare: number;
}

function lookAt({ data, width, height }: RawPicture, corners: Quad): Seen {
  const lights = new Int16Array(across * down);
  const reds = new Uint8Array(across * down);
  const place = placeBeyond(corners);
  for (let row = 0, cell = 0; row < down; row++) {
    for (let column = 0; column < across; column++, cell++) {
      const { x, y } = place((column + 0.5) / across, (row + 0.5) / down);
      const [left, top] = [Math.floor(x * width), Math.floor(y * height)];
      if (left < 0 || top < 0 || left >= width || top >= height) {
        lights[cell] = -1;
        continue;
      }
      const at = (top * width + left) * 3;
      const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
      lights[cell] = (77 * red + 150 * green + 29 * blue) >> 8;
      reds[cell] = red >= 50 && red >= green * 1.55 && red >= blue * 1.45 ? 1 : 0;
    }
  }
  const known = lights.filter((light) => light >= 0).sort();
  return { lights, reds, bare: known[Math.floor(known.length * 0.7)] ?? 0 };
}

/** How much of a part is in the picture, and how much of that passes a test. */
function shareOf(seen: Seen, { left, top, right, bottom }: Part, test: (cell: number) => boolean) {
  let [all, known, passed] = [0, 0, 0];
  for (let row = Math.floor(top * down); row < bottom * down; row++) {
    for (let column = Math.floor(left * across); column < right * across; column++) {
      const cell = row * across + column;
      all++;
      if ((seen.lights[cell] as number) < 0) continue;
      known++;
      if (test(cell)) passed++;
    }
  }
  return { seen: known / Math.max(1, all), share: passed / Math.max(1, known) };
}

function isPortraitSide(seen: Seen): boolean {
  const dark = (part: Part) => shareOf(seen, part, (cell) => (seen.lights[cell] as number) < seen.bare * darkPart);
  const printed = (part: Part) => shareOf(seen, part, (cell) => (seen.lights[cell] as number) < seen.bare * printPart);
  const face = dark(photo);
  if (face.seen < leastSeen || face.share < leastDark || dark(opposite).share * 2 > face.share) return false;
  const bare = [printed(beside), printed(aboveNumber)];
  if (bare.some((part) => part.seen >= leastSeen && part.share > mostBare)) return false;
  const number = printed(numberRow);
  return number.seen < leastSeen || number.share >= leastPrint;
}

function isEmblemSide(seen: Seen): boolean {
  const red = (part: Part) => shareOf(seen, part, (cell) => seen.reds[cell] === 1);
  const printed = (part: Part) => shareOf(seen, part, (cell) => (seen.lights[cell] as number) < seen.bare * printPart);
  const mark = red(badge);
  if (mark.seen < leastSeen || mark.share < 0.25) return false;
  const everywhere = red({ left: 0, top: 0, right: 1, bottom: 1 });
  // Red elsewhere is no badge's.
  if (everywhere.share * everywhere.seen > mark.share * mark.seen * 0.0825 * 1.5) return false;
  const words = printed(title);
  if (words.seen >= leastSeen && words.share < leastPrint) return false;
  const bare = printed(belowBadge);
  return bare.seen < leastSeen || bare.share <= mostBare;
}
