import { crc32 } from 'node:zlib';

/** A PNG that is whole by its structure and claims a size; its pixels are nonsense. `heavy`: red, green, blue and alpha of 16 bits, interlaced. */
export function pngClaiming(width: number, height: number, heavy = false): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(heavy ? [16, 6, 0, 0, 1] : [8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.alloc(10)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A TIFF (6.0) of four inks with 16 bits each, as printers' programs write; a slope from white to all inks. */
export function deepInkTiff(width: number, height: number): Buffer {
  const inks = 4;
  const pixels = Buffer.alloc(width * height * inks * 2);
  for (let at = 0; at < width * height * inks; at++) {
    pixels.writeUInt16LE(Math.floor(((at / inks) % width) * (65_535 / width)), at * 2);
  }
  const [short, long] = [3, 4];
  const count = 10;
  const directoryAt = 8;
  const bitsAt = directoryAt + 2 + count * 12 + 4;
  const pixelsAt = bitsAt + inks * 2;
  const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, inks, bitsAt],
    [259, short, 1, 1],
    // Separated: cyan, magenta, yellow, black.
    [262, short, 1, 5],
    [273, long, 1, pixelsAt],
    [277, short, 1, inks],
    [278, long, 1, height],
    [279, long, 1, pixels.length],
    [284, short, 1, 1],
  ];
  const head = Buffer.alloc(pixelsAt);
  head.write('II', 'latin1');
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(directoryAt, 4);
  head.writeUInt16LE(count, directoryAt);
  for (const [index, [tag, type, each, value]] of entries.entries()) {
    const at = directoryAt + 2 + index * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(each, at + 4);
    head.writeUInt32LE(value, at + 8);
  }
  for (let ink = 0; ink < inks; ink++) head.writeUInt16LE(16, bitsAt + ink * 2);
  return Buffer.concat([head, pixels]);
}

/** A TIFF of so many directories, each a page of one grey dot; the last one may lead back to the first. */
export function manyPagedTiff(pages: number, { circular = false } = {}): Buffer {
  const [short, long] = [3, 4];
  const dotAt = 8;
  const entries: readonly (readonly [tag: number, type: number, value: number])[] = [
    [256, short, 1],
    [257, short, 1],
    [258, short, 8],
    [259, short, 1],
    [262, short, 1],
    [273, long, dotAt],
    [277, short, 1],
    [278, short, 1],
    [279, long, 1],
  ];
  const [first, size] = [16, 2 + 12 * entries.length + 4];
  const bytes = Buffer.alloc(first + size * pages);
  bytes.write('II', 'latin1');
  bytes.writeUInt16LE(42, 2);
  bytes.writeUInt32LE(first, 4);
  bytes[dotAt] = 0x80;
  for (let page = 0; page < pages; page++) {
    const at = first + size * page;
    bytes.writeUInt16LE(entries.length, at);
    for (const [index, [tag, type, value]] of entries.entries()) {
      const entry = at + 2 + 12 * index;
      bytes.writeUInt16LE(tag, entry);
      bytes.writeUInt16LE(type, entry + 2);
      bytes.writeUInt32LE(1, entry + 4);
      bytes.writeUInt32LE(value, entry + 8);
    }
    const next = page + 1 < pages ? at + size : circular ? first : 0;
    bytes.writeUInt32LE(next, at + size - 4);
  }
  return bytes;
}
