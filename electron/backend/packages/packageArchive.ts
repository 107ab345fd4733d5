import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { createInflateRaw } from 'node:zlib';
import type { FoundFile } from '#shared/packages/manifest.ts';
import {
  entriesOf,
  fileHeaderBytes,
  findDirectory,
  headerLength,
  longestEnd,
  type ZipEntry,
} from '../exchange/zipDirectory.ts';

/** Bytes that can be read from anywhere: a file on the disk, or one that was handed over. */
export interface RandomAccess {
  readonly size: number;
  read(at: number, length: number): Promise<Buffer>;
}

/** One file of a package, wherever it lies. */
export interface PackageEntry {
  /** The path in the package, with `/`. */
  readonly name: string;
  /** How many bytes it is said to hold. */
  readonly bytes: number;
  /**
   * Its hash, read to its end but never past `most` bytes: what is longer has no hash, and one byte more than allowed.
   * Throws when it is called off, as `take` does.
   */
  hash(most: number, signal: AbortSignal | undefined): Promise<Pick<FoundFile, 'bytes' | 'sha256'>>;
  /** Its bytes, at most `most` of them; null when it holds more. */
  take(most: number, signal: AbortSignal | undefined): Promise<Buffer | null>;
}

/** A list of names this long is none of ours: 200 cases come to half a megabyte. */
const mostDirectory = 32 * 1024 * 1024;

/** Bytes read at a time. */
const step = 1024 * 1024;

/**
 * The files of a ZIP by its list of names; nothing is unpacked yet. A string says, for a person, why there are none.
 *
 * Never reads more than the list, so that its size does not matter; ZIP64 is refused, packages never are. So is one whose
 * files share what they hold: no program writes that, and it makes a small ZIP as large as one likes.
 */
export async function openArchive(source: RandomAccess): Promise<PackageEntry[] | string> {
  const tail = await source.read(Math.max(0, source.size - longestEnd), Math.min(longestEnd, source.size));
  const place = findDirectory(tail);
  if (!place || place.length > mostDirectory || place.at + place.length > source.size) return notWhole;
  const entries = entriesOf(await source.read(place.at, place.length), place);
  if (!entries) return notWhole;
  if (entries.some(({ encrypted }) => encrypted)) return '压缩包设了密码，请去掉密码再检查。';
  if (entries.some(({ method }) => method !== 0 && method !== 8)) {
    return '压缩包的压缩方式不支持，请用系统自带的压缩功能重新打包。';
  }
  if (doOverlap(entries)) return '压缩包里有几个文件共用同一段内容，不是正常打包的，没有检查。';
  return entries.filter(({ name }) => !name.endsWith('/')).map((entry) => entryOf(source, entry));
}

/** Whether the packed bytes of one reach into those of the next; what its own header holds beside its name is not counted. */
function doOverlap(entries: readonly ZipEntry[]): boolean {
  let end = 0;
  for (const { headerAt, nameBytes, packedBytes } of entries.toSorted((a, b) => a.headerAt - b.headerAt)) {
    if (headerAt < end) return true;
    end = headerAt + fileHeaderBytes + nameBytes.byteLength + packedBytes;
  }
  return false;
}

const notWhole = '这不是完整的 ZIP 压缩包，可能没有传完。';

function entryOf(source: RandomAccess, held: ZipEntry): PackageEntry {
  return {
    name: held.name,
    bytes: held.bytes,
    hash: async (most, signal) => hashOf(unpacked(source, held), most, signal),
    take: async (most, signal) => {
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of unpacked(source, held)) {
        signal?.throwIfAborted();
        size += chunk.byteLength;
        if (size > most) return null;
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    },
  };
}

/** SHA-256 of what comes, given up on after `most` bytes. Throws when it is called off. */
export async function hashOf(
  chunks: AsyncIterable<Uint8Array>,
  most: number,
  signal: AbortSignal | undefined,
): Promise<Pick<FoundFile, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    bytes += chunk.byteLength;
    if (bytes > most) return { bytes: most + 1, sha256: '' };
    hash.update(chunk);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** What an entry holds, piece by piece; a damaged one ends early, and its hash tells. */
async function* unpacked(
  source: RandomAccess,
  { method, packedBytes, headerAt }: ZipEntry,
): AsyncGenerator<Buffer, void, undefined> {
  const isThere = headerAt + fileHeaderBytes <= source.size;
  const toContents = isThere ? headerLength(await source.read(headerAt, fileHeaderBytes)) : null;
  if (toContents === null) return;
  const start = headerAt + toContents;
  const raw = piecesOf(source, start, Math.min(packedBytes, Math.max(0, source.size - start)));
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
  try {
    for await (const piece of raw) {
      if (inflate.destroyed) return;
      if (!inflate.write(piece)) await Promise.race([once(inflate, 'drain'), once(inflate, 'close')]).catch(() => []);
    }
    if (!inflate.destroyed) inflate.end();
  } catch {
    // What can be read no further ends here, too.
    inflate.destroy();
  }
}

async function* piecesOf(source: RandomAccess, start: number, length: number): AsyncGenerator<Buffer, void, undefined> {
  for (let at = 0; at < length; at += step) {
    yield await source.read(start + at, Math.min(step, length - at));
    // What lies in memory would let nobody else get a word in, not even to call it off.
    await setImmediate();
  }
}
