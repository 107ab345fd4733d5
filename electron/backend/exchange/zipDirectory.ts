import { inflateRawSync } from 'node:zlib';

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
const longestComment = 0xffff;

/**
 * What a ZIP says it holds, read from its central directory without unpacking anything.
 *
 * Null when the bytes are no whole ZIP: another format, or one cut off before its end. ZIP64 counts as none:
 * no spreadsheet under our size limit needs it.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== directoryEntry) return null;
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return null;
    const headerAt = view.getUint32(at + 42, true);
    if (headerAt + 30 > end || view.getUint32(headerAt, true) !== fileHeader) return null;
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
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
      at,
      headerAt,
    });
    at = next;
  }
  return entries;
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

function findEnd(view: DataView): number | null {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) === endOfDirectory) return at;
  }
  return null;
}

/**
 * The contents of one entry, at most `most` bytes of them whatever the directory claims.
 *
 * Throws for a damaged entry, and for one that unpacks to more.
 */
export function unpackEntry(zip: Uint8Array, entry: ZipEntry, most: number): Buffer {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const start =
    entry.headerAt + 30 + view.getUint16(entry.headerAt + 26, true) + view.getUint16(entry.headerAt + 28, true);
  const packed = zip.subarray(start, start + entry.packedBytes);
  return entry.method === 8 ? inflateRawSync(packed, { maxOutputLength: most }) : Buffer.from(packed.subarray(0, most));
}
