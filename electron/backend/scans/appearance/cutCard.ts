import type { FoundDocument } from '#shared/scans/appearance.ts';
import { card } from '#shared/scans/cardShape.ts';
import { type Place, type Quad, quadWithin } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import type { CardLayout } from './cardLayout.ts';
import { cardPart } from './cardPart.ts';
import { shapeOf } from './shapeOf.ts';

const names = ['top', 'right', 'bottom', 'left'] as const;
type Side = (typeof names)[number];

const cardRatio = card.width / card.height;
/** A side that lies beyond the picture by less than this (share) is a side along its edge. */
const slack = 0.012;
/** A side that was found too near, or too far, lies elsewhere by this share of the card at least. */
const leastMove = 0.03;

/**
 * A card of which a side is cut off, or was taken to be where it is not: its other three sides and the shape of cards tell where that
 * side would be, and the print must lie as it does on a card that lies there. Null where it does not.
 *
 * Corners beyond the picture are given at its edge, as those of any paper that is cut. Pure.
 */
export function cutCard(
  small: RawPicture,
  document: FoundDocument,
  full: { width: number; height: number },
): { readonly document: FoundDocument; readonly card: CardLayout } | null {
  for (const { corners, tall, moved } of wholeCards(document, full)) {
    const told = cardPart(small, corners, tall ? [90, 270] : [0, 180]);
    if (told.cardSide === null) continue;
    const beyond = names.filter((name) => isBeyond(corners, name));
    const cut = names.filter((name) => beyond.includes(name) || (document.cut.includes(name) && !moved.includes(name)));
    const inside = quadWithin(corners);
    const loose = names.filter(
      (name) => (document.loose.includes(name) || moved.includes(name)) && !cut.includes(name),
    );
    return { card: told, document: { ...document, corners: inside, cut, loose, ...shapeOf(inside, full) } };
  }
  return null;
}

interface WholeCard {
  readonly corners: Quad;
  readonly tall: boolean;
  readonly moved: readonly Side[];
}

/** Where a whole card would lie that has all but one side, or all but two that meet, where the paper has them. */
function wholeCards(document: FoundDocument, full: { width: number; height: number }): WholeCard[] {
  const { corners, cut, loose } = document;
  const doubted = cut.length > 0 ? cut : loose;
  return [false, true].flatMap((tall) => {
    const wanted = tall ? 1 / cardRatio : cardRatio;
    if (doubted.length === 1) {
      const moved = doubted[0] as Side;
      const quad = moveSide(corners, moved, wanted, full);
      return quad ? [{ corners: quad, tall, moved: doubted }] : [];
    }
    if (doubted.length !== 2) return [];
    // Two sides that meet: the card is as large as it must be, or larger by so much.
    return [1, 1.12, 1.25, 1.4].flatMap((more) => {
      const first = doubted.find((side) => side === 'left' || side === 'right');
      const second = doubted.find((side) => side === 'top' || side === 'bottom');
      if (!first || !second) return [];
      const [width, height] = lengthsOf(corners, full);
      const across = Math.max(width, height * wanted) * more;
      const wide = stretch(corners, first, across / width);
      return [{ corners: stretch(wide, second, across / wanted / height), tall, moved: doubted }];
    });
  });
}

function lengthsOf([a, b, c, d]: Quad, { width, height }: { width: number; height: number }): [number, number] {
  const far = (one: Place, other: Place) => Math.hypot((one.x - other.x) * width, (one.y - other.y) * height);
  return [(far(a, b) + far(d, c)) / 2, (far(a, d) + far(b, c)) / 2];
}

/** A quad with one side moved along its neighbours until width to height is as wanted; null where it hardly moves. */
function moveSide(corners: Quad, side: Side, wanted: number, full: { width: number; height: number }): Quad | null {
  const [width, height] = lengthsOf(corners, full);
  const factor = side === 'left' || side === 'right' ? (height * wanted) / width : width / wanted / height;
  if (factor > 2.2 || factor < 0.75 || Math.abs(factor - 1) < leastMove) return null;
  return stretch(corners, side, factor);
}

/** A quad with one side farther from the opposite one, by a factor. */
function stretch([a, b, c, d]: Quad, side: Side, factor: number): Quad {
  const from = (still: Place, { x, y }: Place): Place => ({
    x: still.x + (x - still.x) * factor,
    y: still.y + (y - still.y) * factor,
  });
  if (side === 'top') return [from(d, a), from(c, b), c, d];
  if (side === 'bottom') return [a, b, from(b, c), from(a, d)];
  return side === 'left' ? [from(b, a), b, c, from(c, d)] : [a, from(a, b), from(d, c), d];
}

function isBeyond([a, b, c, d]: Quad, side: Side): boolean {
  if (side === 'top') return Math.min(a.y, b.y) < -slack;
  if (side === 'bottom') return Math.max(c.y, d.y) > 1 + slack;
  return side === 'left' ? Math.min(a.x, d.x) < -slack : Math.max(b.x, c.x) > 1 + slack;
}
