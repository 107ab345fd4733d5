import type { CardOnPicture, FoundDocument } from '#shared/scans/appearance.ts';
import { nearCardShape } from '#shared/scans/cardShape.ts';
import { type Place, type Quad, quadWithin, type Rectangle } from '#shared/scans/quad.ts';
import { cutOut } from './cutOut.ts';
import { halvesOf } from './halvesOf.ts';
import { type PaperOn, type Pictures, paperOn, picturesOf } from './paperOn.ts';
import { shapeOf } from './shapeOf.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Two cards seen by one camera are of one size, up to this (natural logarithm of a length): the farther one looks smaller. */
const nearSize = 0.16;
/** Natural logarithm of how far the sides of each may be from a card's. */
const nearShape = 0.13;
/** Longer to shorter of opposite sides: beyond this a line of the table was taken for a side. */
const mostPerspective = 1.1;
/** So much larger is cut out of the page what only the print tells, to a cell: what lies around it is of its own colour. */
const roomAround = 1.07;
/** One of two cards takes less of the picture (share) than this. */
const mostShare = 0.5;
/** The strip beside a card that another one finds room in: so much of its shorter side, since that is found to a cell. */
const leastRoom = 0.85;

/**
 * Both sides of one ID card on one picture, the portrait side first; null where that is not certain.
 *
 * Beside the card that was found, each strip with room for another one is looked at as if it were a picture of its own, and so is, beyond
 * the second card, what is left for the first: neither is measured with the other in sight. Where both were taken for one paper, or for
 * none, each half is looked at. Pure.
 */
export function bothSides(pictures: Pictures, full: Size, seen: PaperOn): [CardOnPicture, CardOnPicture] | null {
  const { document, card } = seen;
  if (!document || document.full || card.cardSide === null) return inHalves(pictures, full, document);
  if (document.share > mostShare) return null;
  for (const strip of stripsBeside(document, full)) {
    const second = cardIn(pictures, full, strip);
    if (!second || second.side === card.cardSide) continue;
    for (const rest of stripsBeside(second.document, full)) {
      if (!overlaps(rest, boundsOf(document.corners))) continue;
      const both = pairOf(cardIn(pictures, full, rest), second);
      if (both) return both;
    }
  }
  return null;
}

function inHalves(
  pictures: Pictures,
  full: Size,
  document: FoundDocument | null,
): [CardOnPicture, CardOnPicture] | null {
  const halves = halvesOf(pictures.small, document);
  if (!halves) return null;
  const first = cardIn(pictures, full, halves[0]);
  return first && pairOf(first, cardIn(pictures, full, halves[1]));
}

/** Two cards of one size that show the two sides, the portrait first. */
function pairOf(first: Found | null, second: Found | null): [CardOnPicture, CardOnPicture] | null {
  if (!first || !second || first.side === second.side || !areOneSize(first.document, second.document)) return null;
  const shown = ({ document: { corners, loose }, side, turn }: Found): CardOnPicture => ({
    corners: loose.length === 4 ? grown(corners) : corners,
    side,
    turn,
  });
  return first.side === 'portrait' ? [shown(first), shown(second)] : [shown(second), shown(first)];
}

interface Found extends Pick<CardOnPicture, 'side' | 'turn'> {
  readonly document: FoundDocument;
}

/** The whole card in a part of a picture, in places of the picture. */
function cardIn({ picture, grey }: Pictures, full: Size, part: Rectangle): Found | null {
  const { picture: inside, place } = cutOut(picture, part);
  const size = { width: full.width * place.width, height: full.height * place.height };
  const { document, card } = paperOn(picturesOf(inside, cutOut(grey, part).picture), size, false);
  if (!document || document.full || document.cut.length > 0) return null;
  if ((document.perspective ?? 1) > mostPerspective) return null;
  if (card.cardSide === null || card.cardTurn === null || !nearCardShape(document, nearShape)) return null;
  const onPicture = ({ x, y }: Place): Place => ({ x: place.x + x * place.width, y: place.y + y * place.height });
  const [a, b, c, d] = document.corners;
  const corners: Quad = [onPicture(a), onPicture(b), onPicture(c), onPicture(d)];
  return { side: card.cardSide, turn: card.cardTurn, document: { ...document, corners, ...shapeOf(corners, full) } };
}

/** What lies above, below, left and right of a paper, the largest first, as far as a paper of its size has room there. */
function stripsBeside({ corners, width, height }: FoundDocument, full: Size): Rectangle[] {
  const { x, y, width: wide, height: high } = boundsOf(corners);
  const room = Math.min(width, height) * leastRoom;
  const strips = [
    { x: 0, y: 0, width: 1, height: y },
    { x: 0, y: y + high, width: 1, height: 1 - y - high },
    { x: 0, y: 0, width: x, height: 1 },
    { x: x + wide, y: 0, width: 1 - x - wide, height: 1 },
  ];
  return strips
    .filter((strip) => Math.min(strip.width * full.width, strip.height * full.height) >= room)
    .toSorted((one, other) => other.width * other.height - one.width * one.height);
}

function boundsOf(corners: Quad): Rectangle {
  const [across, down] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [x, y] = [Math.min(...across), Math.min(...down)];
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}

function grown(corners: Quad): Quad {
  const { x, y, width, height } = boundsOf(corners);
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const out = (corner: Place): Place => ({
    x: middleX + (corner.x - middleX) * roomAround,
    y: middleY + (corner.y - middleY) * roomAround,
  });
  const [a, b, c, d] = corners;
  return quadWithin([out(a), out(b), out(c), out(d)]);
}

/** Whether the middle of the other lies in it. */
function overlaps(one: Rectangle, other: Rectangle): boolean {
  const [x, y] = [other.x + other.width / 2, other.y + other.height / 2];
  return x > one.x && x < one.x + one.width && y > one.y && y < one.y + one.height;
}

function areOneSize(one: FoundDocument, other: FoundDocument): boolean {
  const long = ({ width, height }: FoundDocument) => Math.max(width, height);
  return Math.abs(Math.log(long(one) / long(other))) < nearSize;
}
