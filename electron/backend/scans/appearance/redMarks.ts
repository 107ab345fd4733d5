import { type Blob, blobsOf, grown } from './blobs.ts';
import type { FlatPaper } from './flatPaper.ts';

/** A red thing about as wide as it is high: its middle as shares of the paper, its size as a share of its longer side. */
export interface RedMark {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Share of its box that is red: a badge is filled, the stamp of a seal is a ring with a star. */
  readonly filled: number;
}

/** Red is so many times green and blue, in light and in shadow alike: a stamp, not a pink tint or a lamp's warmth. */
const [overGreen, overBlue] = [1.25, 1.15];
/** Red (0 to 255) below which it is too dark to tell any colour. */
const leastRed = 30;
/** Width to height of a mark, and the other way round. */
const mostUneven = 1.5;
/** Pixels of the flat paper below which a mark is print or noise. */
const leastSize = 5;
/** Red pixels a seal or badge has at least, as a share of its box: rings are thin. */
const leastFilled = 0.1;

/** Seals and badges on a flat paper, largest first. Pure. */
export function redMarks({ data, width, height }: FlatPaper): RedMark[] {
  const red = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < red.length; pixel++, at += 3) {
    const [r, g, b] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
    if (r > leastRed && r > g * overGreen && r > b * overBlue) red[pixel] = 1;
  }
  return blobsOf(grown(red, width, height), width, height)
    .filter(isRound)
    .map((blob) => ({ blob, filled: filledShare(blob, red, width) }))
    .filter(({ filled }) => filled >= leastFilled)
    .map(({ blob: { left, top, right, bottom }, filled }) => ({
      x: (left + right + 1) / 2 / width,
      y: (top + bottom + 1) / 2 / height,
      size: Math.max(right - left + 1, bottom - top + 1) / Math.max(width, height),
      filled,
    }));
}

function isRound({ left, top, right, bottom }: Blob): boolean {
  const [across, down] = [right - left + 1, bottom - top + 1];
  return Math.min(across, down) >= leastSize && Math.max(across / down, down / across) <= mostUneven;
}

function filledShare({ left, top, right, bottom }: Blob, red: Uint8Array, width: number): number {
  let count = 0;
  for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) count += red[y * width + x] as number;
  return count / ((right - left + 1) * (bottom - top + 1));
}
