import { contentTypeOf } from '#shared/scans/contentType.ts';

/** A directory of a TIFF, which describes one page: where it begins, and where the place of the next one is written. */
export interface TiffDirectory {
  readonly at: number;
  readonly nextAt: number;
}

/** Pages of a TIFF that are counted: no paper has nearly as many. */
const mostCounted = 100_000;

/** Pages a TIFF may have and still be given to the decoder as it is. */
const mostGiven = 100;

/**
 * The directories of a TIFF (6.0, section 2; BigTIFF has wider numbers), at most so many. Ends at the first one that is not whole or was
 * there before. Pure; any bytes are welcome.
 */
export function tiffDirectories(bytes: Uint8Array, most: number = mostCounted): TiffDirectory[] {
  const reader = readerOf(bytes);
  if (!reader) return [];
  const { word, count, entryBytes, placeBytes, firstAt } = reader;
  const found: TiffDirectory[] = [];
  const seen = new Set<number>([0]);
  let at = word(firstAt);
  while (found.length < most && at !== null && !seen.has(at)) {
    seen.add(at);
    const entries = count(at);
    if (entries === null) break;
    const nextAt = at + entries.bytes + entries.count * entryBytes;
    if (nextAt > bytes.byteLength) break;
    found.push({ at, nextAt });
    at = nextAt + placeBytes > bytes.byteLength ? null : word(nextAt);
  }
  return found;
}

/**
 * The same TIFF with no other page than this one of its `directories` (from 0), to be decoded: before anything else a decoder walks
 * through all directories there are, so that a small file can keep it busy for half a minute a time, and once more a page.
 *
 * Changes the bytes themselves, whose pixels are shared; call it anew for the next page.
 */
export function leaveOnePage(bytes: Uint8Array, { at, nextAt }: TiffDirectory): void {
  const reader = readerOf(bytes);
  if (!reader) return;
  reader.write(reader.firstAt, at);
  if (nextAt + reader.placeBytes <= bytes.byteLength) reader.write(nextAt, 0);
}

/** A file as a decoder may have it: its bytes, and which page of them is meant (from 0). */
export interface ForDecoder {
  readonly bytes: Uint8Array;
  readonly page: number;
  /** How many pages the file has, where they were counted; else the decoder knows. */
  readonly pages: number | null;
}

/** Of a TIFF with very many pages a copy that has the wanted one alone; any other file as it is. Pure. */
export function forDecoder(bytes: Uint8Array, page = 0): ForDecoder {
  const asItIs = { bytes, page, pages: null };
  if (contentTypeOf(bytes) !== 'tiff') return asItIs;
  const directories = tiffDirectories(bytes);
  const wanted = directories[page];
  if (!wanted || directories.length <= mostGiven) return asItIs;
  // `slice` of a Buffer would be the same bytes.
  const copy = new Uint8Array(bytes);
  leaveOnePage(copy, wanted);
  return { bytes: copy, page: 0, pages: directories.length };
}

/** How numbers are written in this TIFF; null for what is none. */
function readerOf(bytes: Uint8Array) {
  if (bytes.byteLength < 16) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const little = order === 0x4949;
  const version = view.getUint16(2, little);
  if (version !== 42 && version !== 43) return null;
  const big = version === 43;
  const inside = (at: number, length: number) => at >= 0 && at + length <= bytes.byteLength;
  const placeBytes = big ? 8 : 4;
  const long = (at: number) => {
    const value = view.getBigUint64(at, little);
    return value > BigInt(bytes.byteLength) ? null : Number(value);
  };
  return {
    firstAt: big ? 8 : 4,
    placeBytes,
    entryBytes: big ? 20 : 12,
    word: (at: number): number | null => {
      if (!inside(at, placeBytes)) return null;
      return big ? long(at) : view.getUint32(at, little);
    },
    /** How many entries a directory has, and how many bytes that number takes. */
    count: (at: number): { count: number; bytes: number } | null => {
      const width = big ? 8 : 2;
      if (!inside(at, width)) return null;
      const count = big ? long(at) : view.getUint16(at, little);
      return count === null ? null : { count, bytes: width };
    },
    write: (at: number, place: number): void => {
      if (big) view.setBigUint64(at, BigInt(place), little);
      else view.setUint32(at, place, little);
    },
  };
}
