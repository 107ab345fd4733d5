import type { Appearance } from '#shared/scans/appearance.ts';
import { appearanceOf } from './appearance/appearanceOf.ts';
import { detailOf, type GreyPicture } from './sharpness.ts';

/** Interleaved 8-bit pixels: 1 or 2 channels are grey (+ alpha), 3 or 4 are RGB (+ alpha). */
export interface RawPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** The measured part of ScanFacts; units and meanings there. */
export interface PictureStatistics {
  readonly chroma: number;
  readonly colouredShare: number;
  readonly sharpness: number;
  readonly brightness: number;
  readonly whiteShare: number;
  readonly appearance: Appearance;
}

/** How light a picture is: every pixel, their sum, and how many are white. */
export interface Luminance {
  readonly grey: GreyPicture;
  readonly light: number;
  readonly white: number;
}

/** Chroma (max − min of R, G, B) from which a pixel counts as coloured: above JPEG noise and warm lamps on paper. */
const colouredFrom = 24;
const whiteFrom = 250;
const manyPixels = 200_000;

/**
 * Everything the desk measures of pixels. Pure; alpha is ignored. `full` is the size of the original they were made from;
 * `onlyPaper` is explained at appearanceOf; `luminance` is the picture's own, where it is known already.
 */
export function pictureStatistics(
  picture: RawPicture,
  full: { width: number; height: number } = picture,
  onlyPaper = false,
  luminance: Luminance = luminanceOf(picture),
): PictureStatistics {
  const { grey, light, white } = luminance;
  const { chroma, coloured, looked } = colourOf(picture);
  const pixels = picture.width * picture.height;
  const detail = detailOf(grey);
  return {
    chroma: chroma / Math.max(1, looked),
    colouredShare: coloured / Math.max(1, looked),
    sharpness: detail.sharpness,
    brightness: light / pixels,
    whiteShare: white / pixels,
    appearance: appearanceOf(picture, grey, detail, full, onlyPaper),
  };
}

/** The luminance of every pixel, 0 to 255: Rec. 601 in fixed point, (77 R + 150 G + 29 B) / 256. Pure; alpha is ignored. */
export function luminanceOf({ data, width, height, channels }: RawPicture): Luminance {
  const colour = channels >= 3;
  const luminance = new Uint8Array(width * height);
  let light = 0;
  let white = 0;
  for (let pixel = 0, at = 0; pixel < luminance.length; ) {
    // Sums of one line stay small whole numbers, which are added fastest.
    let lineLight = 0;
    let lineWhite = 0;
    for (const end = pixel + width; pixel < end; pixel++, at = (at + channels) | 0) {
      const red = data[at] as number;
      const luma = colour ? (77 * red + 150 * (data[at + 1] as number) + 29 * (data[at + 2] as number)) >> 8 : red;
      luminance[pixel] = luma;
      lineLight = (lineLight + luma) | 0;
      if (luma > whiteFrom) lineWhite = (lineWhite + 1) | 0;
    }
    light += lineLight;
    white += lineWhite;
  }
  return { grey: { data: luminance, width, height }, light, white };
}

/** The sum of the chroma of so many pixels as were looked at, and how many of those are coloured. */
function colourOf({ data, width, height, channels }: RawPicture) {
  let chroma = 0;
  let coloured = 0;
  let looked = 0;
  if (channels < 3) return { chroma, coloured, looked };
  // Of a large picture every other line is enough to say how coloured it is.
  const step = width * height > manyPixels ? 2 : 1;
  for (let y = 0; y < height; y += step) {
    looked += width;
    let lineChroma = 0;
    let lineColoured = 0;
    for (let at = y * width * channels, end = at + width * channels; at < end; at = (at + channels) | 0) {
      const red = data[at] as number;
      const green = data[at + 1] as number;
      const blue = data[at + 2] as number;
      const most = red > green ? (red > blue ? red : blue) : green > blue ? green : blue;
      const least = red < green ? (red < blue ? red : blue) : green < blue ? green : blue;
      lineChroma = (lineChroma + most - least) | 0;
      if (most - least > colouredFrom) lineColoured = (lineColoured + 1) | 0;
    }
    chroma += lineChroma;
    coloured += lineColoured;
  }
  return { chroma, coloured, looked };
}
