import { isJunk, isJunkInside, isLitter } from '../../exchange/junk.ts';
import { readZipDirectory, unpackEntry, type ZipEntry } from '../../exchange/zipDirectory.ts';
import type { ZipLimits } from './openThread.ts';
import type { OpenedPart, Remark } from './part.ts';
import { decodeZipName, harmlessPath } from './zipNames.ts';

/** Packed this many times smaller than it is, a file is no picture: those hardly pack at all. */
const mostRatio = 1000;

/**
 * The files in an archive, one after the other, in the order of its directory.
 *
 * Nothing is believed but what was unpacked: each file is given up at its limit whatever the directory claims, and so is
 * everything behind the limit of all. zlib unpacks with a bound on its output, which a streaming reader could not promise
 * for a single chunk. Folders and what systems leave behind are passed over without a word.
 */
export async function* readZip(
  zip: Uint8Array,
  { files, fileBytes, allBytes }: ZipLimits,
): AsyncGenerator<OpenedPart, void, undefined> {
  const refused = (remark: Remark, name: string | null = null): OpenedPart => ({
    kind: 'refused',
    remark,
    page: null,
    name,
  });
  const entries = readZipDirectory(zip);
  if (!entries) {
    yield refused('zipBroken');
    return;
  }
  // A text or a sheet of an office program is an archive, too.
  if (entries.some(({ name }) => name === '[Content_Types].xml')) {
    yield refused('notKept');
    return;
  }
  let left = allBytes;
  let taken = 0;
  for (const entry of entries) {
    const name = harmlessPath(decodeZipName(entry.nameBytes, entry.saysUtf8));
    if (/[\\/]$/u.test(entry.name) || isLitter(name)) continue;
    // Of what is called a sheet only a picture would be missed.
    const told = (remark: Remark): OpenedPart => (isJunk(name) ? { kind: 'passedOver', name } : refused(remark, name));
    if (taken >= files) {
      yield refused('zipManyFiles');
      return;
    }
    taken++;
    if (entry.encrypted) {
      yield told('zipLocked');
      continue;
    }
    if (entry.bytes > fileBytes || entry.bytes > entry.packedBytes * mostRatio + 4096) {
      yield told('unpacksTooLarge');
      continue;
    }
    const bytes = unpacked(zip, entry, Math.min(fileBytes, left));
    if (typeof bytes === 'string') {
      if (bytes === 'unpacksTooLarge' && left < fileBytes) {
        yield refused('zipTooLarge');
        return;
      }
      yield told(bytes);
      continue;
    }
    left -= bytes.byteLength;
    yield isJunkInside(name, bytes)
      ? { kind: 'passedOver', name }
      : { kind: 'file', name, bytes, modifiedAt: momentOf(entry) };
  }
}

function unpacked(zip: Uint8Array, entry: ZipEntry, most: number): Uint8Array<ArrayBuffer> | Remark {
  if (entry.method !== 0 && entry.method !== 8) return 'zipEntryBroken';
  if (most < 1) return 'unpacksTooLarge';
  try {
    const bytes = new Uint8Array(unpackEntry(zip, entry, most));
    return bytes.byteLength === entry.bytes ? bytes : 'zipEntryBroken';
  } catch (error) {
    return error instanceof RangeError ? 'unpacksTooLarge' : 'zipEntryBroken';
  }
}

/** DOS date and time (APPNOTE 4.4.6), which name no zone: that of China, where it was packed. */
function momentOf({ date, time }: ZipEntry): string | null {
  const [year, month, day] = [1980 + (date >> 9), (date >> 5) & 15, date & 31];
  const [hour, minute, second] = [time >> 11, (time >> 5) & 63, (time & 31) * 2];
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return null;
  return new Date(Date.UTC(year, month - 1, day, hour - 8, minute, second)).toISOString();
}
