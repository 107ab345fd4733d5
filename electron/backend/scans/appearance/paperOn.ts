import { evennessOf, type FoundDocument, type Grid } from '#shared/scans/appearance.ts';
import type { PrintBox } from '#shared/scans/printBox.ts';
import type { Place, Quad, Rectangle } from '#shared/scans/quad.ts';
import { shadowAcross, shadowApart } from '#shared/scans/shadowAcross.ts';
import { shadowEdge } from '#shared/scans/shadowEdge.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import type { GreyPicture } from '../sharpness.ts';
import { type CardLayout, cardLayout, cardOnGlass, noCard } from './cardLayout.ts';
import { cardOnPage } from './cardOnPage.ts';
import { cutCard } from './cutCard.ts';
import { cutOut } from './cutOut.ts';
import { documentOf, wholePicture } from './documentOf.ts';
import { fineCorners } from './fineCorners.ts';
import { lightGrid } from './lightOf.ts';
import { pictureOnPage } from './pictureOnPage.ts';
import { printBox } from './printBox.ts';
import { reducePicture } from './reducePicture.ts';
import { shapeOf } from './shapeOf.ts';

/** One picture, large and small, in colours and in grey. */
export interface Pictures {
  readonly picture: RawPicture;
  readonly grey: GreyPicture;
  readonly small: RawPicture;
  readonly smallGrey: GreyPicture;
}

/** The paper on a picture, what card it is, the light on it, and the print where no edge tells the paper. */
export interface PaperOn {
  readonly document: FoundDocument | null;
  readonly card: CardLayout;
  readonly light: Grid;
  readonly print: PrintBox | null;
}

/** Longer side of the small copy on which papers are looked for, in pixels: enough for half a per cent. */
const smallSide = 256;

/** A picture with the small copies of it. */
export function picturesOf(picture: RawPicture, grey: GreyPicture): Pictures {
  const small = reducePicture(picture, Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / smallSide)));
  return { picture, grey, small, smallGrey: greyOf(small) };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The whole picture, for what is looked for even where no paper was found. */
export const everything: Quad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/** In light less even than this a dark block may be a shadow. */
const leastEvenness = 0.62;
/** Share of a picture's rim that is as bright as paper, where what lies on it may be a card of its own colour. */
const leastPaperEdge = 0.6;

/**
 * The paper on a picture. What is printed on a card decides before lines do: where it lies as it does on a card, the card is there, also
 * where a side of it is beyond the picture or parts from nothing. `full` is the size of the original in pixels; `onlyPaper`: it was cut
 * out along the corners of its paper. Pure.
 */
export function paperOn(pictures: Pictures, full: Size, onlyPaper: boolean): PaperOn {
  const { small, grey, smallGrey, picture } = pictures;
  const photo = onlyPaper ? null : pictureOnPage(small);
  const inPhoto = photo && paperInPhoto(pictures, full, photo);
  if (inPhoto) return inPhoto;
  const found = onlyPaper ? wholePicture(full) : documentOf(small, full);
  const first = paperInLight(found && settled(found, picture, full), smallGrey);
  if (first.document && !first.document.full) {
    const told = cardIn(small, { ...first, document: first.document }, full);
    if (told) return { ...first, ...told, print: null };
  }
  const seen = endsInShadow(first.document, smallGrey)
    ? { document: null, light: lightGrid(smallGrey, everything) }
    : first;
  const { document } = seen;
  const isUnsure = !document || document.full || document.confidence < clearConfidence;
  if (!isUnsure) return { ...seen, card: noCard, print: null };
  const light = document?.full === false ? lightGrid(smallGrey, everything) : seen.light;
  const print = printBox(grey, light);
  const isEven = evennessOf(light) > leastEvenness;
  if (print && print.paperEdge >= leastPaperEdge && isEven && !onlyPaper) {
    const onPage = cardOnPage({ small, grey, print }, full);
    // Of one that is cut the print says how much is missing.
    if (onPage) {
      const kept = onPage.document.cut.length > 0 ? print : null;
      return { ...onPage, light: lightGrid(smallGrey, onPage.document.corners), print: kept };
    }
  }
  if (document?.full === false) return { ...seen, card: noCard, print: null };
  if (!document || !isEven) return { ...seen, card: noCard, print };
  const told = cardLayout(small, document);
  return { ...seen, card: told.cardSide === null && print ? cardOnGlass(small, print) : told, print };
}

/** The card that a paper with edges of its own is, its corners where a card's are. */
function cardIn(
  small: RawPicture,
  { document, light }: { readonly document: FoundDocument; readonly light: Grid },
  full: Size,
): { readonly document: FoundDocument; readonly card: CardLayout } | null {
  if (evennessOf(light) <= leastEvenness) return null;
  const card = cardLayout(small, document);
  // What is left of a card that is cut has its parts elsewhere, as a mirror would have them.
  const isTold = card.cardSide !== null && (!card.cardMirrored || document.cut.length === 0);
  return isTold ? { document, card } : cutCard(small, document, full);
}

/** What lies in a photo that lies on a page, in places of the page; null where the photo shows nothing but paper. */
function paperInPhoto({ picture, grey, smallGrey }: Pictures, full: Size, photo: Rectangle): PaperOn | null {
  const { picture: part, place } = cutOut(picture, photo);
  const inside = picturesOf(part, cutOut(grey, photo).picture);
  const found = paperOn(inside, { width: full.width * place.width, height: full.height * place.height }, false);
  const { document, card } = found;
  if (!document || document.full) return null;
  const onPage = ({ x, y }: Place): Place => ({ x: place.x + x * place.width, y: place.y + y * place.height });
  const [a, b, c, d] = document.corners;
  const corners: Quad = [onPage(a), onPage(b), onPage(c), onPage(d)];
  return {
    card,
    document: { ...document, corners, ...shapeOf(corners, full) },
    light: lightGrid(smallGrey, corners),
    print: null,
  };
}

/** A paper found on the small copy, with its corners as the larger one tells them. */
function settled(found: FoundDocument, picture: RawPicture, full: Size): FoundDocument {
  if (found.full) return found;
  const fine = fineCorners(picture, found);
  return { ...found, ...fine, ...shapeOf(fine.corners, full) };
}

/** From here on a paper's sides are its own, whatever the light does. */
const clearConfidence = 0.75;
/** A shadow so deep (light in it to light beside it) has an edge that passes for a paper's side. */
const deepShadow = 0.72;

/** The paper that was found and the light on it; on all of the picture where none was, or where one side of it may be a shadow's edge. */
function paperInLight(
  found: FoundDocument | null,
  grey: GreyPicture,
): { readonly document: FoundDocument | null; readonly light: Grid } {
  if (found && (found.full || found.confidence >= clearConfidence)) {
    return { document: found, light: lightGrid(grey, found.corners) };
  }
  const light = lightGrid(grey, everything);
  const shadow = shadowAcross(light, shadowApart);
  if (found && (!shadow || shadow.depth > deepShadow)) {
    return { document: found, light: lightGrid(grey, found.corners) };
  }
  return { document: null, light };
}

/** A side no farther (share of the width) than this from a shadow's edge is that edge; and how even that one must be. */
const [besideEdge, steadyEdge] = [0.12, 0.6];

/** Whether a side that was not seen clearly lies along the edge of a deep shadow: then the paper goes on in the shadow. */
function endsInShadow(document: FoundDocument | null, grey: GreyPicture): boolean {
  if (!document || document.confidence >= clearConfidence || document.loose.length === 0) return false;
  const { corners, loose } = document;
  const edge = shadowEdge(lightGrid(grey, everything));
  if (!edge || edge.depth > deepShadow || edge.steadiness < steadyEdge) return false;
  const isBeside = (place: Place) => Math.abs(edge.inShadow(place)) < besideEdge;
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const sides = {
    top: [topLeft, topRight],
    right: [topRight, bottomRight],
    bottom: [bottomRight, bottomLeft],
    left: [bottomLeft, topLeft],
  } as const;
  return loose.some((side) => sides[side].every(isBeside));
}

function greyOf({ data, width, height }: RawPicture): GreyPicture {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += 3) {
    grey[pixel] = (77 * (data[at] as number) + 150 * (data[at + 1] as number) + 29 * (data[at + 2] as number)) >> 8;
  }
  return { data: grey, width, height };
}
