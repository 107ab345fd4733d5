import { homography } from '#shared/scans/homography.ts';
import { type Corners, straightenedSize } from '#shared/scans/recipe.ts';
import type { Drawn } from './searchCopy.ts';

/** More pixels than any platform asks for; a hostile picture must not become larger by being straightened. */
const mostPixels = 24_000_000;

/** The document within its corners as if it lay flat below the camera; each pixel from the four around its place. */
export function straighten({ data, width, height, channels }: Drawn, corners: Corners): Drawn {
  const wanted = straightenedSize(corners, { width, height });
  const scale = Math.min(1, Math.sqrt(mostPixels / (wanted.width * wanted.height)));
  const sheet = {
    width: Math.max(1, Math.round(wanted.width * scale)),
    height: Math.max(1, Math.round(wanted.height * scale)),
  };
  const [h0, h1, h2, h3, h4, h5, h6, h7] = homography(corners);
  const flat = Buffer.allocUnsafe(sheet.width * sheet.height * channels);
  const [lastX, lastY] = [width - 1, height - 1];
  const row = width * channels;
  let at = 0;
  for (let y = 0; y < sheet.height; y++) {
    const v = (y + 0.5) / sheet.height;
    for (let x = 0; x < sheet.width; x++) {
      const u = (x + 0.5) / sheet.width;
      const w = h6 * u + h7 * v + 1;
      const fromX = within(((h0 * u + h1 * v + h2) / w) * width - 0.5, lastX);
      const fromY = within(((h3 * u + h4 * v + h5) / w) * height - 0.5, lastY);
      const left = Math.floor(fromX);
      const top = Math.floor(fromY);
      const right = left < lastX ? channels : 0;
      const below = top < lastY ? row : 0;
      const [shareX, shareY] = [fromX - left, fromY - top];
      const corner = top * row + left * channels;
      // The weights of the four are the same for every channel; `as` because a check of each read takes half of the time.
      const d = shareX * shareY;
      const b = shareX - d;
      const c = shareY - d;
      const a = 1 - shareX - c;
      const [toRight, toBelow, toBoth] = [corner + right, corner + below, corner + below + right];
      for (let channel = 0; channel < channels; channel++) {
        flat[at++] =
          (data[corner + channel] as number) * a +
          (data[toRight + channel] as number) * b +
          (data[toBelow + channel] as number) * c +
          (data[toBoth + channel] as number) * d +
          0.5;
      }
    }
  }
  return { data: flat, ...sheet, channels };
}

function within(value: number, last: number): number {
  return value < 0 ? 0 : value > last ? last : value;
}
