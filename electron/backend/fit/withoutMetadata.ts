import type { ContentType } from '#shared/scans/scanFacts.ts';

/**
 * The same picture without what it tells of its making: place, camera, time, thumbnail, comments, and whatever was
 * hung on behind its end. Not a pixel changes: nothing is encoded anew.
 *
 * Null for contents this cannot do, and for a file that is not built as its format has it; `damaged` takes one whose
 * pixels break off. A JPEG's orientation goes with the rest, unless it is said here.
 */
export function withoutMetadata(
  bytes: Uint8Array,
  contentType: ContentType,
  { orientation = 1, damaged = false }: { readonly orientation?: number; readonly damaged?: boolean } = {},
): Uint8Array | null {
  if (contentType === 'jpeg') return jpegWithout(bytes, orientation, damaged);
  if (contentType === 'png') return pngWithout(bytes, damaged);
  return null;
}

// Markers of JPEG (ITU-T T.81, table B.1).
const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const comment = 0xfe;
const restarts = { first: 0xd0, last: 0xd7 };
const application = { first: 0xe0, last: 0xef };
/** Segments that say how the pixels are meant, by what they begin with: JFIF, colour profile, Adobe's transform. */
const keptApplication: ReadonlyMap<number, string> = new Map([
  [0xe0, 'JFIF\0'],
  [0xe2, 'ICC_PROFILE\0'],
  [0xee, ''],
]);
const jfif = 0xe0;
/** What is left of a JFIF header without its thumbnail, and where the thumbnail's size stands in it (JFIF 1.02, page 5). */
const jfifLength = 18;
const thumbnailSize = 16;

/** An EXIF block that says nothing but which way is up: one field of a big-endian TIFF (EXIF 2.32, tag 0x0112). */
function onlyOrientation(orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const exif = [...'Exif\0\0'].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from([0xff, 0xe1, 0, 2 + exif.length + tiff.length, ...exif, ...tiff]);
}

function jpegWithout(bytes: Uint8Array, orientation: number, damaged: boolean): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return null;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  if (orientation !== 1) kept.push(onlyOrientation(orientation));
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // A marker may be preceded by any number of fill bytes (B.1.1.2).
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === endOfImage) {
      kept.push(bytes.subarray(at, at + 2));
      return joined(kept);
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    let end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    if (marker === startOfScan) {
      end = endOfScan(bytes, end);
      if (end < 0) return damaged ? joined([...kept, bytes.subarray(at)]) : null;
    }
    if (keepsSegment(bytes, at, marker))
      kept.push(marker === jfif ? jfifAlone(bytes.subarray(at, end)) : bytes.subarray(at, end));
    at = end;
  }
}

function keepsSegment(bytes: Uint8Array, at: number, marker: number): boolean {
  if (marker === comment) return false;
  if (marker < application.first || marker > application.last) return true;
  // They also carry thumbnails of their own (JFXX) and indexes of further pictures in the same file (MPF).
  const beginning = keptApplication.get(marker);
  return beginning !== undefined && text(bytes, at + 4, beginning.length) === beginning;
}

/** A JFIF header without its thumbnail: a small picture of what may have been cut away since. */
function jfifAlone(segment: Uint8Array): Uint8Array {
  const alone = segment.slice(0, jfifLength);
  if (alone.length < jfifLength) return alone;
  alone[2] = 0;
  alone[3] = jfifLength - 2;
  alone.fill(0, thumbnailSize);
  return alone;
}

/** Where the entropy-coded data end: at the next marker that is no stuffed byte and no restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return -1;
    const next = bytes[at + 1] ?? 0;
    if (next === 0xff) at++;
    else if (next === 0 || (next >= restarts.first && next <= restarts.last)) at += 2;
    else return at;
  }
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Chunks that say how the pixels are meant (PNG, third edition, table 7); of the others only the critical ones stay. */
const keptChunks: ReadonlySet<string> = new Set(['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs']);
/** Length, type and check sum of a chunk. */
const chunkFrame = 12;

function pngWithout(bytes: Uint8Array, damaged: boolean): Uint8Array | null {
  if (pngSignature.some((byte, index) => bytes[index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, pngSignature.length)];
  for (let at = pngSignature.length; at + chunkFrame <= bytes.length; ) {
    const end = at + chunkFrame + view.getUint32(at);
    const type = text(bytes, at + 4, 4);
    if (end > bytes.length) return damaged && type === 'IDAT' ? joined([...kept, bytes.subarray(at)]) : null;
    // A critical chunk begins with a capital letter.
    if (/^[A-Z]/.test(type) || keptChunks.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return joined(kept);
    at = end;
  }
  return damaged ? joined(kept) : null;
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
