import { liesIn, type Quad, type Rectangle } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import { type Blob, blobsOf, grown } from './blobs.ts';

/** Red by so much over green and blue, 0 to 255: a stamp, not a pink tint or a lamp's warmth. */
const [overGreen, overBlue] = [42, 28];
/** Median brightness of a well-lit paper, for which those are. */
const usualLight = 210;
/** Diameter in pixels of the small copy below which no ring can be told. */
const leastSize = 9;
/** Directions around the middle in which a ring is looked for, and how many of them must show it. */
const [around, enough] = [24, 0.75];

/**
 * The largest round red mark on a paper: a stamp's ring, or a filled disc; null where there is none. `paperLight` is
 * the median brightness of the paper: red is less red in dim light. Pure.
 */
export function sealIn({ data, width, height }: RawPicture, paper: Quad | null, paperLight: number): Rectangle | null {
  const dimmed = Math.min(1, Math.max(0.3, paperLight / usualLight));
  const red = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < red.length; pixel++, at += 3) {
    const [r, g, b] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
    if (r - g > overGreen * dimmed && r - b > overBlue * dimmed) red[pixel] = 1;
  }
  const joined = grown(red, width, height);
  for (const blob of blobsOf(joined, width, height)) {
    const [across, down] = [blob.right - blob.left + 1, blob.bottom - blob.top + 1];
    if (Math.max(across, down) < leastSize) break;
    if (Math.max(across, down) > Math.min(width, height) * 0.6) continue;
    if (Math.max(across / down, down / across) > 1.4) continue;
    const middle = { x: (blob.left + across / 2) / width, y: (blob.top + down / 2) / height };
    if (paper && !liesIn(paper, middle)) continue;
    if (!isRound(red, width, blob)) continue;
    return { x: blob.left / width, y: blob.top / height, width: across / width, height: down / height };
  }
  return null;
}

/** True when its rim is marked almost all around and the corners of its box are bare. */
function isRound(mask: Uint8Array, width: number, { left, top, right, bottom }: Blob): boolean {
  const [halfX, halfY] = [(right - left + 1) / 2, (bottom - top + 1) / 2];
  const seen = new Uint8Array(around);
  let [outside, all] = [0, 0];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      if (mask[y * width + x] !== 1) continue;
      const [dx, dy] = [(x + 0.5 - left) / halfX - 1, (y + 0.5 - top) / halfY - 1];
      const far = Math.hypot(dx, dy);
      all++;
      if (far > 1.12) outside++;
      else if (far > 0.66) seen[Math.floor(((Math.atan2(dy, dx) / Math.PI + 1) / 2) * around) % around] = 1;
    }
  }
  const share = seen.reduce((sum, each) => sum + each, 0) / around;
  return share >= enough && outside < all * 0.06;
}
