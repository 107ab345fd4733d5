/** Bits a pixel a bitmap may have. */
export type BitmapBits = 1 | 4 | 8 | 16 | 24 | 32;

/** What a bitmap is made of beside its pixels. */
export interface BitmapForm {
  readonly bits: BitmapBits;
  /** Rows from the top instead of from the bottom. */
  readonly topDown?: boolean;
  /** 0 plain, 1 and 2 run lengths, 3 with masks. */
  readonly way?: number;
}

/** Sixteen colours a specimen may use, as 0xRRGGBB; 1 bit takes the first two. */
export const bitmapColours: readonly number[] = Array.from({ length: 16 }, (_, index) =>
  index === 1 ? 0xffffff : ((index * 0x10) << 16) | ((255 - index * 0x10) << 8) | (index * 8),
);

/** A Windows bitmap (BITMAPINFOHEADER) whose pixel at (x, y) is the colour of that index. */
export function bitmap(
  width: number,
  height: number,
  { bits, topDown = false, way = bits === 16 ? 3 : 0 }: BitmapForm,
  indexAt: (x: number, y: number) => number,
): Uint8Array<ArrayBuffer> {
  const table = bits <= 8 ? 1 << bits : 0;
  const masks = way === 3 ? 12 : 0;
  const start = 54 + masks + table * 4;
  const stride = Math.ceil((width * bits) / 32) * 4;
  const bytes = new Uint8Array(start + stride * height);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, start, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, topDown ? -height : height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, bits, true);
  view.setUint32(30, way, true);
  if (masks > 0) {
    // 5, 6 and 5 bits, as cameras write 16.
    view.setUint32(54, 0xf800, true);
    view.setUint32(58, 0x07e0, true);
    view.setUint32(62, 0x001f, true);
  }
  for (let index = 0; index < table; index++) view.setUint32(54 + masks + index * 4, bitmapColours[index] ?? 0, true);
  for (let y = 0; y < height; y++) {
    const line = start + stride * (topDown ? y : height - 1 - y);
    for (let x = 0; x < width; x++) {
      const index = indexAt(x, y);
      const colour = bitmapColours[index] ?? 0;
      const [red, green, blue] = [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255];
      if (bits === 1) bytes[line + (x >> 3)] = (bytes[line + (x >> 3)] ?? 0) | ((index & 1) << (7 - (x & 7)));
      else if (bits === 4) bytes[line + (x >> 1)] = (bytes[line + (x >> 1)] ?? 0) | (index << (x & 1 ? 0 : 4));
      else if (bits === 8) bytes[line + x] = index;
      else if (bits === 16) {
        view.setUint16(line + x * 2, ((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3), true);
      } else bytes.set([blue, green, red], line + x * (bits / 8));
    }
  }
  return bytes;
}

/** The same as run lengths: stretches of one colour as runs, everything else as it is. */
export function runsBitmap(
  width: number,
  height: number,
  bits: 4 | 8,
  indexAt: (x: number, y: number) => number,
): Uint8Array<ArrayBuffer> {
  const plain = bitmap(width, height, { bits, way: bits === 8 ? 1 : 2 }, indexAt);
  const start = new DataView(plain.buffer).getUint32(10, true);
  const packed: number[] = [];
  for (let y = height - 1; y >= 0; y--) {
    const row = Array.from({ length: width }, (_, x) => indexAt(x, y));
    for (let x = 0; x < width; ) {
      let run = 1;
      while (run < 255 && row[x + run] === row[x] && x + run < width) run++;
      // Three and more that differ go as they are: their number, then the pixels, filled up to whole words.
      let mixed = 0;
      while (mixed < 250 && x + mixed < width && row[x + mixed] !== row[x + mixed + 1]) mixed++;
      if (mixed >= 3) {
        const pixels = row.slice(x, x + mixed);
        const data = bits === 8 ? pixels : pairs(pixels);
        packed.push(0, mixed, ...data, ...(data.length % 2 === 0 ? [] : [0]));
        x += mixed;
      } else {
        const index = row[x] ?? 0;
        packed.push(run, bits === 8 ? index : index * 17);
        x += run;
      }
    }
    packed.push(0, 0);
  }
  return Uint8Array.from([...plain.subarray(0, start), ...packed, 0, 1]);
}

function pairs(pixels: readonly number[]): number[] {
  return Array.from({ length: Math.ceil(pixels.length / 2) }, (_, at) => {
    return ((pixels[at * 2] ?? 0) << 4) | (pixels[at * 2 + 1] ?? 0);
  });
}
