import {
  type Appearance,
  appearanceVersion,
  evennessOf,
  type FoundDocument,
  type Grid,
} from '#shared/scans/appearance.ts';
import type { PrintBox } from '#shared/scans/printBox.ts';
import type { Quad } from '#shared/scans/quad.ts';
import { shadowAcross, shadowApart } from '#shared/scans/shadowAcross.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import type { Detail, GreyPicture } from '../sharpness.ts';
import { type CardLayout, cardLayout, cardOnGlass } from './cardLayout.ts';
import { cardOnPage } from './cardOnPage.ts';
import { documentOf, wholePicture } from './documentOf.ts';
import { evenSquares } from './evenSquares.ts';
import { fineCorners } from './fineCorners.ts';
import { flatPaper, placeOn } from './flatPaper.ts';
import { focusGrids } from './focusGrid.ts';
import { glareSpots, lightGrid } from './lightOf.ts';
import { likenessOf } from './likenessOf.ts';
import { ownMark } from './ownMark.ts';
import { pairTurn } from './pairTurn.ts';
import { paperTurn } from './paperTurn.ts';
import { printBox } from './printBox.ts';
import { reducePicture } from './reducePicture.ts';
import { sealIn } from './sealIn.ts';
import { shakeOf } from './shakeOf.ts';
import { shapeOf } from './shapeOf.ts';
import { stripesIn } from './stripesIn.ts';

/** Longer side of the small copy on which papers are looked for, in pixels: enough for half a per cent. */
const smallSide = 256;

/** The whole picture, for what is looked for even where no paper was found. */
const everything: Quad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/** In light less even than this a dark block may be a shadow. */
const leastEvenness = 0.62;

/** Chroma from which a pixel counts as coloured; see pictureStatistics. */
const colouredFrom = 24;

/**
 * Everything the desk sees on a picture beyond its mean values; see Appearance. `full` is the size of the original,
 * `grey` and `detail` what was reckoned of the same pixels before. `onlyPaper`: it was cut out along the corners of the
 * paper, which is not looked for again. Pure.
 */
export function appearanceOf(
  picture: RawPicture,
  grey: GreyPicture,
  detail: Detail,
  full: { width: number; height: number },
  onlyPaper = false,
): Appearance {
  const factor = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / smallSide));
  const small = reducePicture(picture, factor);
  const smallGrey = greyOf(small);
  const found = onlyPaper ? wholePicture(full) : documentOf(small, full);
  const seen = paperInLight(found && settled(found, picture, full), smallGrey);
  const print = !seen.document || seen.document.full ? printBox(grey, seen.light) : null;
  const onPage =
    seen.document?.full && print && !onlyPaper ? cardOnPage({ small, grey, light: seen.light, print }, full) : null;
  const document = onPage?.document ?? seen.document;
  const light = onPage ? lightGrid(smallGrey, onPage.document.corners) : seen.light;
  const paper = document?.corners ?? null;
  const { brightness, coloured } = paperColours(small, paper ?? everything);
  const card = onPage?.card ?? layoutOf(small, { document, light, print });
  return {
    version: appearanceVersion,
    document,
    paperBrightness: paper && brightness,
    paperColoured: paper && coloured,
    ...focusGrids(detail, smallGrey, paper),
    shake: shakeOf(grey, paper),
    light,
    glare: glareSpots(small, paper ?? everything, brightness),
    ...card,
    paperTurn: card.cardSide !== null ? null : document ? paperTurn(small, grey, document) : pairTurn(small),
    stripes: stripesIn(grey, paper),
    evenShare: evenSquares(grey),
    ownMark: ownMark(grey),
    print: onPage ? null : print,
    seal: sealIn(small, paper, brightness),
    likeness: likenessOf(grey),
  };
}

/** On a card's own sides, or where its print says that it lies on glass of its own colour. */
function layoutOf(
  small: RawPicture,
  { document, light, print }: { document: FoundDocument | null; light: Grid; print: PrintBox | null },
): CardLayout {
  if (!document || evennessOf(light) <= leastEvenness) return { cardSide: null, cardTurn: null };
  const told = cardLayout(small, document);
  return told.cardSide === null && document.full && print ? cardOnGlass(small, print) : told;
}

/** A paper found on the small copy, with its corners as the larger one tells them. */
function settled(found: FoundDocument, picture: RawPicture, full: { width: number; height: number }): FoundDocument {
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

function greyOf({ data, width, height }: RawPicture): GreyPicture {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += 3) {
    grey[pixel] = (77 * (data[at] as number) + 150 * (data[at + 1] as number) + 29 * (data[at + 2] as number)) >> 8;
  }
  return { data: grey, width, height };
}

/** Left off at the paper's edges (share), which may be a pixel of table. */
const inset = 0.03;

/** Median luminance and the coloured share of a part of a picture. */
function paperColours(small: RawPicture, part: Quad): { brightness: number; coloured: number } {
  const place = placeOn(part);
  const inner: Quad = [
    place(inset, inset),
    place(1 - inset, inset),
    place(1 - inset, 1 - inset),
    place(inset, 1 - inset),
  ];
  const { data, width, height } = flatPaper(small, inner, 96, 96);
  const lights = new Uint8Array(width * height);
  let coloured = 0;
  for (let at = 0; at < data.length; at += 3) {
    const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
    lights[at / 3] = (77 * red + 150 * green + 29 * blue) >> 8;
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > colouredFrom) coloured++;
  }
  // Typed arrays sort by number, and ten times as fast as lists.
  lights.sort();
  return {
    brightness: lights[lights.length >> 1] ?? 0,
    coloured: coloured / (width * height),
  };
}
