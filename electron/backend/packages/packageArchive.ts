import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createInflateRaw } from 'node:zlib';
import type { FoundFile } from '#shared/packages/manifest.ts';

/** Bytes that can be read from anywhere: a file on the disk, or one that was handed over. */
export interface RandomAccess {
  readonly size: number;
  read(at: number, length: number): Promise<Buffer>;
}

/** One file of a package, wherever it lies. */
export interface PackageEntry {
  /** The path in the package, with `/`. */
  readonly name: string;
  /** Its hash, read to its end but never past `most` bytes: what is longer has no hash, and one byte more than allowed. */
  hash(most: number): Promise<Pick<FoundFile, 'bytes' | 'sha256'>>;
  /** Its bytes, at most `most` of them; null when it holds more. */
  take(most: number): Promise<Buffer | null>;
}

/** Signatures, little-endian (PKWARE APPNOTE 4.3). */
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const fileHeader = 0x04034b50;
/** The end record may be followed by a comment of at most 65,535 bytes. */
const longestEnd = 22 + 0xffff;

/** A list of names this long is none of ours: 200 cases come to half a megabyte. */
const mostDirectory = 32 * 1024 * 1024;
const mostEntries = 65_535;

/** Bytes read at a time. */
const step = 1024 * 1024;

/**
 * The files of a ZIP by its list of names; nothing is unpacked yet. A string says, for a person, why there are none.
 *
 * Never reads more than the list, so that its size does not matter; ZIP64 is refused, packages never are.
 */
export async function openArchive(source: RandomAccess): Promise<PackageEntry[] | string> {
  const tail = await source.read(Math.max(0, source.size - longestEnd), Math.min(longestEnd, source.size));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > tail.byteLength || tail.readUInt32LE(end) !== endOfDirectory) return notWhole;
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const at = tail.readUInt32LE(end + 16);
  if (length > mostDirectory || count > mostEntries || at + length > source.size) return notWhole;
  const list = await source.read(at, length);
  const entries: PackageEntry[] = [];
  let place = 0;
  for (let index = 0; index < count; index++) {
    if (place + 46 > list.byteLength || list.readUInt32LE(place) !== directoryEntry) return notWhole;
    const nameLength = list.readUInt16LE(place + 28);
    const next = place + 46 + nameLength + list.readUInt16LE(place + 30) + list.readUInt16LE(place + 32);
    if (next > list.byteLength) return notWhole;
    if ((list.readUInt16LE(place + 8) & 1) === 1) return '压缩包设了密码，请去掉密码再检查。';
    const method = list.readUInt16LE(place + 10);
    if (method !== 0 && method !== 8) return '压缩包的压缩方式不支持，请用系统自带的压缩功能重新打包。';
    const name = list.toString('utf8', place + 46, place + 46 + nameLength);
    const packed = list.readUInt32LE(place + 20);
    const headerAt = list.readUInt32LE(place + 42);
    if (!name.endsWith('/')) entries.push(entryOf(source, { name, method, packed, headerAt }));
    place = next;
  }
  return entries;
}

const notWhole = '这不是完整的 ZIP 压缩包，可能没有传完。';

interface Held {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly headerAt: number;
}

function entryOf(source: RandomAccess, held: Held): PackageEntry {
  return {
    name: held.name,
    hash: async (most) => hashOf(unpacked(source, held), most),
    take: async (most) => {
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of unpacked(source, held)) {
        size += chunk.byteLength;
        if (size > most) return null;
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    },
  };
}

/** SHA-256 of what comes, given up on after `most` bytes. */
export async function hashOf(
  chunks: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Pick<FoundFile, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > most) return { bytes: most + 1, sha256: '' };
    hash.update(chunk);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** What an entry holds, piece by piece; a damaged one ends early, and its hash tells. */
async function* unpacked(
  source: RandomAccess,
  { method, packed, headerAt }: Held,
): AsyncGenerator<Buffer, void, undefined> {
  const header = headerAt + 30 <= source.size ? await source.read(headerAt, 30) : Buffer.alloc(0);
  if (header.byteLength < 30 || header.readUInt32LE(0) !== fileHeader) return;
  const start = headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const raw = piecesOf(source, start, Math.min(packed, Math.max(0, source.size - start)));
  if (method === 0) {
    yield* raw;
    return;
  }
  const inflate = createInflateRaw();
  const feeding = feed(raw, inflate);
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
  } catch {
    // Damaged: what came so far is all there is.
  } finally {
    inflate.destroy();
    await feeding;
  }
}

async function feed(raw: AsyncIterable<Buffer>, inflate: ReturnType<typeof createInflateRaw>): Promise<void> {
  for await (const piece of raw) {
    if (inflate.destroyed) return;
    if (!inflate.write(piece)) await Promise.race([once(inflate, 'drain'), once(inflate, 'close')]).catch(() => []);
  }
  if (!inflate.destroyed) inflate.end();
}

async function* piecesOf(source: RandomAccess, start: number, length: number): AsyncGenerator<Buffer, void, undefined> {
  for (let at = 0; at < length; at += step) yield await source.read(start + at, Math.min(step, length - at));
}
