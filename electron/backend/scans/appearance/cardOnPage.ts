import type { FoundDocument, Grid } from '#shared/scans/appearance.ts';
import { cardAround, type PrintBox } from '#shared/scans/printBox.ts';
import { quadWithin } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import type { GreyPicture } from '../sharpness.ts';
import { type CardLayout, cardOnGlass } from './cardLayout.ts';
import { brightPlace, printBox } from './printBox.ts';
import { shapeOf } from './shapeOf.ts';

/** So much (share of its size) around the print of a page is looked at more closely: a card reaches a quarter beyond its own. */
const around = 0.3;
/** A card that takes more of the picture than this is a picture of a card, not a card on a page. */
const mostShare = 0.5;
/** How sure it is: its print is seen, its edges are not. */
const confidence = 0.6;

/**
 * The card on an otherwise empty page of its own colour (a scan as A4, a page of a PDF), where its print says that it lies; null where
 * something else is on the page. Its edges are where a whole card has them, so that all of them are loose. Pure.
 */
export function cardOnPage(
  { small, grey, light, print }: PageSeen,
  full: { width: number; height: number },
): { readonly document: FoundDocument; readonly card: CardLayout } | null {
  const left = Math.max(0, print.x - around * print.width);
  const top = Math.max(0, print.y - around * print.height);
  const right = Math.min(1, print.x + (1 + around) * print.width);
  const bottom = Math.min(1, print.y + (1 + around) * print.height);
  if ((right - left) * (bottom - top) > mostShare) return null;
  const part = cutOut(grey, { left, top, right, bottom });
  const near = printBox(part.picture, { columns: 1, rows: 1, values: [brightPlace(light)] });
  if (!near) return null;
  const { x, y, width, height } = part.place;
  const box: PrintBox = {
    ...near,
    x: x + near.x * width,
    y: y + near.y * height,
    width: near.width * width,
    height: near.height * height,
  };
  const card = cardOnGlass(small, box);
  if (card.cardSide === null || card.cardTurn === null) return null;
  const kind = card.cardSide === 'portrait' ? 'personFront' : 'personBack';
  const corners = quadWithin(cardAround(box, kind, card.cardTurn));
  const loose: FoundDocument['loose'] = ['top', 'right', 'bottom', 'left'];
  return { card, document: { corners, confidence, full: false, cut: [], loose, ...shapeOf(corners, full) } };
}

interface PageSeen {
  readonly small: RawPicture;
  readonly grey: GreyPicture;
  /** Of the whole page. */
  readonly light: Grid;
  readonly print: PrintBox;
}

/** A part of a picture, and where it is: whole pixels, as shares. */
function cutOut(
  { data, width, height }: GreyPicture,
  part: { left: number; top: number; right: number; bottom: number },
) {
  const [left, top] = [Math.floor(part.left * width), Math.floor(part.top * height)];
  const [right, bottom] = [Math.ceil(part.right * width), Math.ceil(part.bottom * height)];
  const [wide, high] = [Math.max(1, right - left), Math.max(1, bottom - top)];
  const picture = new Uint8Array(wide * high);
  for (let y = 0; y < high; y++) {
    const from = (top + y) * width + left;
    picture.set(data.subarray(from, from + wide), y * wide);
  }
  return {
    picture: { data: picture, width: wide, height: high },
    place: { x: left / width, y: top / height, width: wide / width, height: high / height },
  };
}
