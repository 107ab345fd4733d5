import type { Turn } from '#shared/scans/recipe.ts';
import { type Orientation, orientationInTiff } from './exifOrientation.ts';

const startOfScan = 0xda;
const endOfImage = 0xd9;
const app1 = 0xe1;
/** Markers without a length (ITU-T T.81, table B.1): TEM, restarts, start of image. */
const noPayload = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** Degrees clockwise, and the EXIF orientation that shows a picture turned so. */
const orientations: Readonly<Record<Turn, Orientation>> = { 0: 1, 90: 6, 180: 3, 270: 8 };

/**
 * A JPEG that is shown turned by `turn` whatever it said itself: blocks of EXIF that state an orientation are left out, and where
 * it is to be turned, one that says so takes the place of any other. Every other byte stays, and no pixel is encoded anew;
 * where nothing is turned, the bytes are the same.
 *
 * Null for what is not built as ITU-T T.81, Annex B, has it up to its first scan. Never throws; every step moves forward.
 */
export function jpegTurned(bytes: Uint8Array, turn: Turn): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 2 || view.getUint16(0) !== 0xffd8) return null;
  const kept: Uint8Array[] = [];
  let from = 0;
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === startOfScan) {
      const whole = Buffer.concat([...kept, bytes.subarray(from)]);
      const note = turn === 0 ? [] : [orientationBlock(orientations[turn])];
      return new Uint8Array(Buffer.concat([whole.subarray(0, 2), ...note, whole.subarray(2)]));
    }
    // Any number of FF may fill the space before a marker.
    if (marker === 0xff || noPayload(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (marker === endOfImage || marker === 0x00 || end < at + 4 || end > view.byteLength) return null;
    if (marker === app1 && isLeftOut(bytes.subarray(at + 4, end), turn)) {
      kept.push(bytes.subarray(from, at));
      from = end;
    }
    at = end;
  }
  return null;
}

/** A block of EXIF (2.32, 4.5.4 and 4.6.4) that states an orientation and nothing else. */
function orientationBlock(orientation: Orientation): Buffer {
  const block = Buffer.alloc(36);
  block.writeUInt16BE(0xff00 | app1, 0);
  block.writeUInt16BE(block.length - 2, 2);
  block.write('Exif\0\0MM', 4, 'latin1');
  block.writeUInt16BE(42, 12);
  block.writeUInt32BE(8, 14);
  block.writeUInt16BE(1, 18);
  block.writeUInt16BE(0x0112, 20);
  block.writeUInt16BE(3, 22);
  block.writeUInt32BE(1, 24);
  block.writeUInt16BE(orientation, 28);
  return block;
}

/** Tag 274 in either order of bytes. */
const tags = [Buffer.from([0x01, 0x12]), Buffer.from([0x12, 0x01])];

/**
 * Whether a block turns the picture, or might, or would stand beside ours: other readers follow tags that are not written as EXIF has
 * them.
 */
function isLeftOut(payload: Uint8Array, turn: Turn): boolean {
  const block = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  if (block.toString('latin1', 0, 4) !== 'Exif') return false;
  // Which of two blocks counts is the reader's choice.
  if (turn !== 0) return true;
  const stated = orientationInTiff(block.subarray(6));
  return stated === null ? tags.some((tag) => block.includes(tag)) : stated !== 1;
}
