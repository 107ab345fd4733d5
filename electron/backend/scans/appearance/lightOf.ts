import type { Grid, ZoneShare } from '#shared/scans/appearance.ts';
import { liesIn, type Quad, quadShare } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import type { GreyPicture } from '../sharpness.ts';
import { blobsOf } from './blobs.ts';
import { innerQuad } from './innerQuad.ts';

const columns = 16;
const rows = 12;
/** Of the brightness in a cell this part is below that of its bare paper: print is darker, glare brighter than most. */
const paperPart = 0.85;

/**
 * How bright the bare paper is in each cell that lies on it. Print does not count: it is darker than the paper around
 * it. No cells in a picture that is too small. Pure.
 */
export function lightGrid({ data, width, height }: GreyPicture, paper: Quad): Grid {
  if (width < columns || height < rows) return { columns, rows, values: [] };
  const histogram = new Uint32Array(256);
  const values: (number | null)[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const corners = [0.12, 0.88].flatMap((down) =>
        [0.12, 0.88].map((across) => ({ x: (column + across) / columns, y: (row + down) / rows })),
      );
      if (!corners.every((place) => liesIn(paper, place))) {
        values.push(null);
        continue;
      }
      histogram.fill(0);
      const [left, right] = [Math.floor((column * width) / columns), Math.floor(((column + 1) * width) / columns)];
      const [top, bottom] = [Math.floor((row * height) / rows), Math.floor(((row + 1) * height) / rows)];
      for (let y = top; y < bottom; y++) {
        for (let at = y * width + left, end = y * width + right; at < end; at++) {
          const light = data[at] as number;
          histogram[light] = (histogram[light] as number) + 1;
        }
      }
      let remaining = (right - left) * (bottom - top) * paperPart;
      let light = 0;
      while (light < 255 && remaining > 0) remaining -= histogram[light++] as number;
      values.push(light);
    }
  }
  return { columns, rows, values };
}

/** From here a mean of pixels is pure white: the sensor could not count further. */
const spent = 250;
/** Paper brighter than this is nearly white itself, and glare on it cannot be told from paper. */
const brightPaper = 238;
/** Smaller spots (share of the paper) hide nothing. */
const leastSpot = 0.0015;
const mostSpots = 8;

/** Left off at the sides (share of the way to the middle): the white page around a card shines through at its edges. */
const edge = 0.04;

/** Pure white spots on a paper whose median brightness is `paperLight`, largest first. Pure. */
export function glareSpots({ data, width, height }: RawPicture, paper: Quad, paperLight: number): ZoneShare[] {
  if (paperLight > brightPaper) return [];
  const mask = new Uint8Array(width * height);
  const inner = innerQuad(paper, edge);
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pixel++) {
      const at = pixel * 3;
      if ((data[at] as number) < spent || (data[at + 1] as number) < spent || (data[at + 2] as number) < spent)
        continue;
      if (liesIn(inner, { x: (x + 0.5) / width, y: (y + 0.5) / height })) mask[pixel] = 1;
    }
  }
  const area = Math.max(1, quadShare(paper) * width * height);
  return blobsOf(mask, width, height)
    .filter(({ count }) => count / area >= leastSpot)
    .slice(0, mostSpots)
    .map(({ left, top, right, bottom, count }) => ({
      share: Math.min(1, count / area),
      zone: {
        x: left / width,
        y: top / height,
        width: (right - left + 1) / width,
        height: (bottom - top + 1) / height,
      },
    }));
}
