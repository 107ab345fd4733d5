import type { Rectangle } from '#shared/scans/quad.ts';

/** Interleaved pixels of any number of channels. */
interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A part of a picture, and where it is: whole pixels, as shares. Never empty. Pure. */
export function cutOut<Picture extends Pixels>(
  picture: Picture,
  part: Rectangle,
): { readonly picture: Picture; readonly place: Rectangle } {
  const { data, width, height } = picture;
  const channels = data.length / (width * height);
  const left = Math.min(width - 1, Math.max(0, Math.floor(part.x * width)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(part.y * height)));
  const right = Math.min(width, Math.max(left + 1, Math.ceil((part.x + part.width) * width)));
  const bottom = Math.min(height, Math.max(top + 1, Math.ceil((part.y + part.height) * height)));
  const [wide, high] = [right - left, bottom - top];
  const kept = new Uint8Array(wide * high * channels);
  for (let y = 0; y < high; y++) {
    const from = ((top + y) * width + left) * channels;
    kept.set(data.subarray(from, from + wide * channels), y * wide * channels);
  }
  return {
    picture: { ...picture, data: kept, width: wide, height: high },
    place: { x: left / width, y: top / height, width: wide / width, height: high / height },
  };
}
