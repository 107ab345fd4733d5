import type { FoundDocument } from '#shared/scans/appearance.ts';
import type { PrintBox } from '#shared/scans/printBox.ts';
import { cornersOf, quadShare, quadWithin, wholePicture } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import type { GreyPicture } from '../sharpness.ts';
import { cardByPrint } from './cardByPrint.ts';
import type { CardLayout } from './cardLayout.ts';
import { cutOut } from './cutOut.ts';
import { lightGrid } from './lightOf.ts';
import { printCells } from './printBox.ts';
import { shapeOf } from './shapeOf.ts';

/** So much (share of its size) around the print of a page is looked at more closely: a card reaches a quarter beyond its own. */
const around = 0.3;
/** A card that takes more of the picture than this is a picture of a card, not a card on a page. */
const mostShare = 0.75;
/** How sure it is: its print is seen, its edges are not. */
const confidence = 0.6;

/**
 * The card on an otherwise empty page or table of its own colour (a scan as A4, a page of a PDF, a white desk), where its print says that
 * it lies; null where something else is there. Its edges are where a whole card has them, so that all of them are loose, and one
 * that would lie beyond the picture is cut. Pure.
 */
export function cardOnPage(
  { small, grey, print }: PageSeen,
  full: { width: number; height: number },
): { readonly document: FoundDocument; readonly card: CardLayout } | null {
  const left = Math.max(0, print.x - around * print.width);
  const top = Math.max(0, print.y - around * print.height);
  const right = Math.min(1, print.x + (1 + around) * print.width);
  const bottom = Math.min(1, print.y + (1 + around) * print.height);
  const { picture, place } = cutOut(grey, { x: left, y: top, width: right - left, height: bottom - top });
  const cells = printCells(picture, lightGrid(picture, cornersOf(wholePicture)));
  const found = cells && cardByPrint(small, cells, place);
  if (!found) return null;
  const { corners, beyond, ...card } = found;
  const inside = quadWithin(corners);
  if (quadShare(inside) > mostShare) return null;
  const sides = ['top', 'right', 'bottom', 'left'] as const;
  const cut = sides.filter((side) => side === beyond);
  const loose = sides.filter((side) => side !== beyond);
  return { card, document: { corners: inside, confidence, full: false, cut, loose, ...shapeOf(inside, full) } };
}

interface PageSeen {
  readonly small: RawPicture;
  readonly grey: GreyPicture;
  readonly print: PrintBox;
}
