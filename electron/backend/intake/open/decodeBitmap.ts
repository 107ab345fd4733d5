import { bitmapRuns } from './bitmapRuns.ts';

/** Pixels of a bitmap, RGB of eight bits each, row by row from the top. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** Why a bitmap is not decoded. */
export type BitmapFault = 'bitmapCompressed' | 'bitmapBroken' | 'tooManyPixels';

/** Where a channel of 16 or 32 bits lies. */
interface Channel {
  readonly shift: number;
  readonly most: number;
}

/**
 * Decodes a Windows bitmap (BITMAPCOREHEADER up to BITMAPV5HEADER) of 1, 4, 8, 16, 24 or 32 bits a pixel. Pure; any bytes
 * are welcome.
 *
 * Reads run lengths of 4 and 8 bits, too. Refuses enclosed JPEG or PNG: only printers take those. Rows that are missing at the end
 * make it broken. Alpha is left out, because most programs write nothing sensible there.
 */
export function decodeBitmap(bytes: Uint8Array, mostPixels: number): Bitmap | BitmapFault {
  const header = readHeader(bytes);
  if (typeof header === 'string') return header;
  const { width, height, runs } = header;
  if (width * height > mostPixels) return 'tooManyPixels';
  if (runs === null) return decodeRows(bytes, header);
  // Unpacked it is a bitmap of a byte a pixel, whose rows need not be filled up.
  const indices = bitmapRuns(bytes, header.start, { width, height, bits: runs });
  return indices ? decodeRows(bytes, { ...header, bits: 8, stride: width, start: 0 }, indices) : 'bitmapBroken';
}

/** Pixels that lie row by row in `rows`, with the colours of the file. */
function decodeRows(bytes: Uint8Array, header: Header, rows = bytes): Bitmap | BitmapFault {
  const { width, height, stride, start, topDown } = header;
  if (start + stride * height > rows.length) return 'bitmapBroken';
  const data = new Uint8Array(width * height * 3);
  const colourOf = colourReader(bytes, header, rows);
  for (let row = 0; row < height; row++) {
    const line = start + stride * (topDown ? row : height - 1 - row);
    for (let column = 0, to = row * width * 3; column < width; column++, to += 3) {
      const colour = colourOf(line, column);
      data[to] = (colour >> 16) & 0xff;
      data[to + 1] = (colour >> 8) & 0xff;
      data[to + 2] = colour & 0xff;
    }
  }
  return { width, height, data };
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bits: number;
  /** Bits a pixel of run lengths; null for pixels as they are. */
  readonly runs: 4 | 8 | null;
  readonly stride: number;
  readonly start: number;
  /** Offset of the colour table, bytes of one entry, and how many there are. */
  readonly table: { readonly at: number; readonly entry: number; readonly count: number };
  readonly channels: readonly [Channel, Channel, Channel];
}

const knownBits: ReadonlySet<number> = new Set([1, 4, 8, 16, 24, 32]);
/** Ways of storing pixels: plain, and plain with masks of their own (BI_BITFIELDS, BI_ALPHABITFIELDS). */
const [plainPixels, maskedPixels, alphaMasked] = [0, 3, 6];
/** Run lengths (BI_RLE8, BI_RLE4), and how many bits a pixel of each has. */
const runBits: Readonly<Record<number, 4 | 8>> = { 1: 8, 2: 4 };

function readHeader(bytes: Uint8Array): Header | BitmapFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 26) return 'bitmapBroken';
  const size = view.getUint32(14, true);
  const core = size === 12;
  if (!core && (size < 40 || bytes.length < 14 + size)) return 'bitmapBroken';
  const width = core ? view.getUint16(18, true) : view.getInt32(18, true);
  const tall = core ? view.getUint16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(core ? 24 : 28, true);
  const way = core ? plainPixels : view.getUint32(30, true);
  const height = Math.abs(tall);
  if (width <= 0 || height === 0) return 'bitmapBroken';
  const runs = runBits[way] ?? null;
  if (runs === null && way !== plainPixels && way !== maskedPixels && way !== alphaMasked) return 'bitmapCompressed';
  if (!knownBits.has(bits) || (runs !== null && (bits !== runs || tall < 0))) return 'bitmapBroken';
  const start = view.getUint32(10, true);
  const masked = way !== plainPixels && (bits === 16 || bits === 32);
  // Masks stand behind the short header, and at the same place inside the longer ones.
  if (masked && bytes.length < 66) return 'bitmapBroken';
  const at = 14 + size + (masked && size === 40 ? (way === alphaMasked ? 16 : 12) : 0);
  const entry = core ? 3 : 4;
  const named = core ? 0 : view.getUint32(46, true);
  const count = bits > 8 ? 0 : Math.min(named === 0 ? 1 << bits : named, 1 << bits);
  if (at + entry * count > bytes.length) return 'bitmapBroken';
  return {
    width,
    height,
    topDown: tall < 0,
    bits,
    runs,
    stride: Math.ceil((width * bits) / 32) * 4,
    start,
    table: { at, entry, count },
    channels: masked
      ? [channel(view.getUint32(54, true)), channel(view.getUint32(58, true)), channel(view.getUint32(62, true))]
      : bits === 16
        ? [channel(0x7c00), channel(0x03e0), channel(0x001f)]
        : [channel(0xff0000), channel(0xff00), channel(0xff)],
  };
}

function channel(mask: number): Channel {
  if (mask === 0) return { shift: 0, most: 0 };
  let shift = 0;
  while (((mask >>> shift) & 1) === 0) shift++;
  return { shift, most: mask >>> shift };
}

/** How the colour at a column of a line is read, as 0xRRGGBB. An index beyond the table is black. */
function colourReader(
  bytes: Uint8Array,
  { bits, table, channels }: Header,
  rows: Uint8Array,
): (line: number, column: number) => number {
  const at = (place: number) => bytes[place] ?? 0;
  if (bits <= 8) {
    const perByte = 8 / bits;
    const colours = Int32Array.from({ length: 256 }, (_, index) => {
      const place = table.at + index * table.entry;
      return index < table.count ? (at(place + 2) << 16) | (at(place + 1) << 8) | at(place) : 0;
    });
    return (line, column) => {
      const byte = rows[line + Math.floor(column / perByte)] ?? 0;
      const index = (byte >> (8 - bits - (column % perByte) * bits)) & ((1 << bits) - 1);
      return colours[index] ?? 0;
    };
  }
  if (bits === 24) {
    return (line, column) => {
      const place = line + column * 3;
      return (at(place + 2) << 16) | (at(place + 1) << 8) | at(place);
    };
  }
  const wide = bits / 8;
  const share = (value: number, { shift, most }: Channel) =>
    most === 0 ? 0 : Math.round((((value >>> shift) & most) * 255) / most);
  return (line, column) => {
    const place = line + column * wide;
    const value =
      wide === 2
        ? at(place) | (at(place + 1) << 8)
        : (at(place) | (at(place + 1) << 8) | (at(place + 2) << 16) | (at(place + 3) << 24)) >>> 0;
    const [red, green, blue] = channels;
    return (share(value, red) << 16) | (share(value, green) << 8) | share(value, blue);
  };
}
