import { orientationInTiff } from './exifOrientation.ts';

const startOfScan = 0xda;
const endOfImage = 0xd9;
const app1 = 0xe1;
/** Markers without a length (ITU-T T.81, table B.1): TEM, restarts, start of image. */
const noPayload = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/**
 * A JPEG without what would turn it: blocks of EXIF that state an orientation are left out. Every other byte stays, and no pixel is
 * encoded anew; where no block turns anything, the bytes are the same.
 *
 * Null for what is not built as ITU-T T.81, Annex B, has it up to its first scan. Never throws; every step moves forward.
 */
export function jpegWithoutTurn(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 2 || view.getUint16(0) !== 0xffd8) return null;
  const kept: Uint8Array[] = [];
  let from = 0;
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === startOfScan) return new Uint8Array(Buffer.concat([...kept, bytes.subarray(from)]));
    // Any number of FF may fill the space before a marker.
    if (marker === 0xff || noPayload(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (marker === endOfImage || marker === 0x00 || end < at + 4 || end > view.byteLength) return null;
    if (marker === app1 && turns(bytes.subarray(at + 4, end))) {
      kept.push(bytes.subarray(from, at));
      from = end;
    }
    at = end;
  }
  return null;
}

/** Tag 274 in either order of bytes. */
const tags = [Buffer.from([0x01, 0x12]), Buffer.from([0x12, 0x01])];

/** Whether a block turns the picture, or might: other readers follow tags that are not written as EXIF has them. */
function turns(payload: Uint8Array): boolean {
  const block = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  if (block.toString('latin1', 0, 4) !== 'Exif') return false;
  const stated = orientationInTiff(block.subarray(6));
  return stated === null ? tags.some((tag) => block.includes(tag)) : stated !== 1;
}
