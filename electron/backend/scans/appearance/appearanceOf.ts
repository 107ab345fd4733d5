import { type Appearance, appearanceVersion } from '#shared/scans/appearance.ts';
import { groundShare } from '#shared/scans/groundShare.ts';
import type { Quad } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import type { Detail, GreyPicture } from '../sharpness.ts';
import { bothSides } from './bothSides.ts';
import { evenSquares } from './evenSquares.ts';
import { flatPaper, placeOn } from './flatPaper.ts';
import { focusGrids } from './focusGrid.ts';
import { glareSpots } from './lightOf.ts';
import { likenessOf } from './likenessOf.ts';
import { ownMark } from './ownMark.ts';
import { pairTurn } from './pairTurn.ts';
import { everything, paperOn, picturesOf } from './paperOn.ts';
import { paperTurn } from './paperTurn.ts';
import { sealIn } from './sealIn.ts';
import { shakeOf } from './shakeOf.ts';
import { stripesIn } from './stripesIn.ts';

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
  const pictures = picturesOf(picture, grey);
  const { small, smallGrey } = pictures;
  const seen = paperOn(pictures, full, onlyPaper);
  const { document, card, light, print } = seen;
  const paper = document?.corners ?? null;
  const { brightness, coloured } = paperColours(small, paper ?? everything);
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
    bothSides: onlyPaper ? null : bothSides(pictures, full, seen),
    paperTurn:
      card.cardSide !== null
        ? null
        : document
          ? paperTurn(small, grey, document, coloured > groundShare)
          : pairTurn(small),
    stripes: stripesIn(grey, paper),
    evenShare: evenSquares(grey),
    // No pixel tells it: the file does.
    drawnPage: false,
    ownMark: ownMark(grey),
    print,
    seal: sealIn(small, paper, brightness),
    likeness: likenessOf(grey),
  };
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
