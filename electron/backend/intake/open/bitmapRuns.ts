/**
 * The colour indices of a bitmap stored as run lengths (BI_RLE8 for 8 bits a pixel, BI_RLE4 for 4), a byte each, rows from the
 * bottom as they are stored. Pure; any bytes are welcome.
 *
 * Null where the data ends before the last row has begun. What runs over the end of a row is left out, what is stepped over is
 * index 0, as readers take it; a missing end mark is forgiven.
 */
export function bitmapRuns(
  bytes: Uint8Array,
  start: number,
  { width, height, bits }: { readonly width: number; readonly height: number; readonly bits: 4 | 8 },
): Uint8Array<ArrayBuffer> | null {
  const indices = new Uint8Array(width * height);
  let [at, x, y] = [start, 0, 0];
  const put = (index: number) => {
    if (x < width) indices[y * width + x] = index;
    x++;
  };
  while (y < height) {
    const [count, value] = [bytes[at], bytes[at + 1]];
    if (count === undefined || value === undefined) return y >= height - 1 ? indices : null;
    at += 2;
    if (count > 0) {
      for (let step = 0; step < count; step++) put(indexIn(value, step, bits));
    } else if (value === endOfRow) {
      [x, y] = [0, y + 1];
    } else if (value === endOfPicture) {
      return indices;
    } else if (value === stepAway) {
      x += bytes[at] ?? 0;
      y += bytes[at + 1] ?? 0;
      at += 2;
    } else {
      // As many pixels as they are, filled up to whole words.
      const wide = bits === 8 ? value : Math.ceil(value / 2);
      if (at + wide > bytes.length) return null;
      for (let step = 0; step < value; step++) {
        put(indexIn(bytes[at + (bits === 8 ? step : step >> 1)] ?? 0, step, bits));
      }
      at += wide + (wide & 1);
    }
  }
  return indices;
}

/** What stands behind a count of nought, beside a number of pixels from three on. */
const [endOfRow, endOfPicture, stepAway] = [0, 1, 2];

/** Of 4 bits a pixel a byte holds two in turn, the upper half first. */
function indexIn(byte: number, step: number, bits: 4 | 8): number {
  if (bits === 8) return byte;
  return step % 2 === 0 ? byte >> 4 : byte & 15;
}
