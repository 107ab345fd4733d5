import type { ContentType } from '#shared/scans/scanFacts.ts';

/**
 * The same picture without what it tells of its making: place, camera, time, thumbnail, comments, and whatever was
 * hung on behind its end. Not a pixel changes: nothing is encoded anew.
 *
 * Null for contents this cannot do, and for a file that is not built as its format has it. A JPEG's orientation goes with
 * the rest: ask for it before.
 */
export function withoutMetadata(bytes: Uint8Array, contentType: ContentType): Uint8Array | null {
  if (contentType === 'jpeg') return jpegWithout(bytes);
  if (contentType === 'png') return pngWithout(bytes);
  return null;
}

// Markers of JPEG (ITU-T T.81, table B.1).
const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const comment = 0xfe;
const restarts = { first: 0xd0, last: 0xd7 };
const application = { first: 0xe0, last: 0xef };
/** Segments that say how the pixels are meant: JFIF, colour profile, Adobe's transform. */
const keptApplication: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee]);
const profileMark = 'ICC_PROFILE\0';

function jpegWithout(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return null;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
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
      if (end < 0) return null;
    }
    if (keepsSegment(bytes, at, marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
}

function keepsSegment(bytes: Uint8Array, at: number, marker: number): boolean {
  if (marker === comment) return false;
  if (marker < application.first || marker > application.last) return true;
  if (!keptApplication.has(marker)) return false;
  // The second kind also carries indexes of further pictures in the same file.
  return marker !== 0xe2 || text(bytes, at + 4, profileMark.length) === profileMark;
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

function pngWithout(bytes: Uint8Array): Uint8Array | null {
  if (pngSignature.some((byte, index) => bytes[index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, pngSignature.length)];
  for (let at = pngSignature.length; at + chunkFrame <= bytes.length; ) {
    const end = at + chunkFrame + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = text(bytes, at + 4, 4);
    // A critical chunk begins with a capital letter.
    if (/^[A-Z]/.test(type) || keptChunks.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return joined(kept);
    at = end;
  }
  return null;
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
