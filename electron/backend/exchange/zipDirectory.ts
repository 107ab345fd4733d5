import { crc32, inflateRawSync } from 'node:zlib';

/** One entry of a ZIP's central directory. */
export interface ZipEntry {
  readonly name: string;
  /** The bytes of the name, and whether the archive says that they are UTF-8; see decodeZipName. */
  readonly nameBytes: Uint8Array;
  readonly saysUtf8: boolean;
  /** When it was changed last, as DOS counts it (APPNOTE 4.4.6). */
  readonly date: number;
  readonly time: number;
  /** Bytes after unpacking, as the directory claims. */
  readonly bytes: number;
  readonly encrypted: boolean;
  /** Bytes as packed, and how: 0 stored, 8 deflated. */
  readonly packedBytes: number;
  readonly method: number;
  /** CRC-32 of the unpacked bytes, as the directory claims. */
  readonly crc32: number;
  /** Where the entry stands in the directory, and where its own header stands; for `withFixedDates`. */
  readonly at: number;
  readonly headerAt: number;
}

/** Signatures, little-endian (PKWARE APPNOTE 4.3). */
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const fileHeader = 0x04034b50;
const endBytes = 22;
/** The end record may be followed by a comment of at most 65,535 bytes. */
export const longestEnd: number = endBytes + 0xffff;
/** Bytes of an entry's own header, before its name. */
export const fileHeaderBytes = 30;

/** Where an archive says that its directory stands, and the end record itself within the bytes that were looked at. */
export interface DirectoryPlace {
  readonly count: number;
  readonly at: number;
  readonly length: number;
  readonly endAt: number;
}

/** Looks for the directory in the last bytes of an archive; `longestEnd` of them are enough. Null for what ends otherwise. Pure. */
export function findDirectory(tail: Uint8Array): DirectoryPlace | null {
  const view = viewOf(tail);
  const last = view.byteLength - endBytes;
  for (let endAt = last; endAt >= Math.max(0, last - 0xffff); endAt--) {
    if (view.getUint32(endAt, true) !== endOfDirectory) continue;
    const count = view.getUint16(endAt + 10, true);
    return { count, length: view.getUint32(endAt + 12, true), at: view.getUint32(endAt + 16, true), endAt };
  }
  return null;
}

/** The entries of a directory, whose bytes stand at `at` in the archive. Null where there are fewer than `count`. Pure. */
export function entriesOf(
  directory: Uint8Array,
  { count, at: start }: Pick<DirectoryPlace, 'count' | 'at'>,
): ZipEntry[] | null {
  const view = viewOf(directory);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryEntry) return null;
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > view.byteLength) return null;
    const nameBytes = directory.subarray(at + 46, at + 46 + nameLength);
    entries.push({
      name: new TextDecoder().decode(nameBytes),
      nameBytes,
      saysUtf8: (view.getUint16(at + 8, true) & 0x800) !== 0,
      date: view.getUint16(at + 14, true),
      time: view.getUint16(at + 12, true),
      bytes: view.getUint32(at + 24, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packedBytes: view.getUint32(at + 20, true),
      method: view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      at: start + at,
      headerAt: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/** Bytes from the beginning of an entry's own header to its contents; null for what is no such header. Pure. */
export function headerLength(header: Uint8Array): number | null {
  const view = viewOf(header);
  if (view.byteLength < fileHeaderBytes || view.getUint32(0, true) !== fileHeader) return null;
  return fileHeaderBytes + view.getUint16(26, true) + view.getUint16(28, true);
}

/**
 * What a ZIP says it holds, read from its central directory without unpacking anything.
 *
 * Null when the bytes are no whole ZIP: another format, or one cut off before its end. ZIP64 counts as none:
 * no spreadsheet under our size limit needs it.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const tail = Math.max(0, bytes.byteLength - longestEnd);
  const place = findDirectory(bytes.subarray(tail));
  if (!place) return null;
  const end = tail + place.endAt;
  const entries = entriesOf(bytes.subarray(Math.min(place.at, end), end), place);
  const whole = entries?.every(
    ({ headerAt }) => headerAt + fileHeaderBytes <= end && headerLength(bytes.subarray(headerAt)) !== null,
  );
  return entries && whole ? entries : null;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** The same ZIP with every entry dated 1980-01-01, so that the same contents give the same bytes. */
export function withFixedDates(zip: Uint8Array): Uint8Array {
  const fixed = zip.slice();
  const view = new DataView(fixed.buffer);
  const firstDay = 0x0021;
  for (const { at, headerAt } of readZipDirectory(fixed) ?? []) {
    view.setUint16(at + 12, 0, true);
    view.setUint16(at + 14, firstDay, true);
    view.setUint16(headerAt + 10, 0, true);
    view.setUint16(headerAt + 12, firstDay, true);
  }
  return fixed;
}

/**
 * The contents of one entry, at most `most` bytes of them whatever the directory claims.
 *
 * Throws for a damaged entry (its bytes are not those the CRC-32 of the directory was made of), and a RangeError for one that
 * unpacks to more.
 */
export function unpackEntry(zip: Uint8Array, entry: ZipEntry, most: number): Buffer {
  const start = entry.headerAt + (headerLength(zip.subarray(entry.headerAt)) ?? 0);
  const packed = zip.subarray(start, start + entry.packedBytes);
  if (entry.method !== 8 && packed.byteLength > most) throw new RangeError(`holds more than ${most} bytes`);
  const bytes = entry.method === 8 ? inflateRawSync(packed, { maxOutputLength: most }) : Buffer.from(packed);
  if (crc32(bytes) !== entry.crc32) throw new Error('the checksum differs');
  return bytes;
}
