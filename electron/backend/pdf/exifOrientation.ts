/** EXIF orientation: 1 upright, 2 to 8 mirrored or turned. TIFF 6.0 tag 274. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Affine matrix [a b c d e f] as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

const orientationTag = 0x0112;
const shortType = 3;

/**
 * The orientation stated in a TIFF block (the payload of EXIF, without its `Exif\0\0`).
 *
 * Reads only the first directory, where EXIF 2.32 § 4.6.4 places tag 274. Null when the block states none, or is cut
 * short or senseless: a broken tag must not turn a picture. Never throws, reads each entry at most once.
 */
export function orientationInTiff(block: Uint8Array): Orientation | null {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  if (view.byteLength < 8) return null;
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const little = order === 0x4949;
  if (view.getUint16(2, little) !== 42) return null;
  const directory = view.getUint32(4, little);
  if (directory + 2 > view.byteLength) return null;
  const entries = view.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > view.byteLength) return null;
    if (view.getUint16(at, little) !== orientationTag) continue;
    return view.getUint16(at + 2, little) === shortType ? asOrientation(view.getUint16(at + 8, little)) : null;
  }
  return null;
}

/** The number as an orientation, null when it is none. */
export function asOrientation(value: number): Orientation | null {
  return value >= 1 && value <= 8 && Number.isInteger(value) ? (value as Orientation) : null;
}

/** True for the four orientations that swap width and height. */
export function swapsSides(orientation: Orientation): boolean {
  return orientation >= 5;
}

/**
 * Maps the unit square of a stored picture onto the unit square of the upright one (origin bottom left, y up).
 *
 * Turning by the matrix leaves the pixels untouched; nothing is decoded or lost.
 */
export function uprightMatrix(orientation: Orientation): Matrix {
  switch (orientation) {
    case 1:
      return [1, 0, 0, 1, 0, 0];
    case 2:
      return [-1, 0, 0, 1, 1, 0];
    case 3:
      return [-1, 0, 0, -1, 1, 1];
    case 4:
      return [1, 0, 0, -1, 0, 1];
    case 5:
      return [0, -1, -1, 0, 1, 1];
    case 6:
      return [0, -1, 1, 0, 0, 1];
    case 7:
      return [0, 1, 1, 0, 0, 0];
    case 8:
      return [0, 1, -1, 0, 1, 0];
  }
}
