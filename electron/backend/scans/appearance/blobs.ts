/** A connected set of marked pixels: its box in pixels and how many there are. */
export interface Blob {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly count: number;
}

/** The connected sets (of eight neighbours) of a mask of ones, largest first. The mask is used up. */
export function blobsOf(mask: Uint8Array, width: number, height: number): Blob[] {
  const blobs: Blob[] = [];
  const waiting: number[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== 1) continue;
    let [left, top, right, bottom, count] = [width, height, 0, 0, 0];
    mask[start] = 0;
    waiting.push(start);
    for (let pixel = waiting.pop(); pixel !== undefined; pixel = waiting.pop()) {
      const x = pixel % width;
      const y = (pixel - x) / width;
      count++;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (mask[next] !== 1) continue;
          mask[next] = 0;
          waiting.push(next);
        }
      }
    }
    blobs.push({ left, top, right, bottom, count });
  }
  return blobs.sort((one, other) => other.count - one.count);
}

/** A mask in which every marked pixel marks its neighbours: the letters of a ring become one thing. Pure. */
export function grown(mask: Uint8Array, width: number, height: number): Uint8Array {
  const larger = mask.slice();
  for (let y = 1; y < height - 1; y++) {
    for (let pixel = y * width + 1, end = pixel + width - 2; pixel < end; pixel++) {
      if (mask[pixel] !== 1) continue;
      larger[pixel - 1] = larger[pixel + 1] = larger[pixel - width] = larger[pixel + width] = 1;
    }
  }
  return larger;
}
