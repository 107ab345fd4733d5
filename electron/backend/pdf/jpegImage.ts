import { type Orientation, orientationInTiff } from './exifOrientation.ts';

/** What a PDF must know about a JPEG to show its bytes as they are. Pixels are those stored, before orientation. */
export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colour, 4 CMYK. */
  readonly components: 1 | 3 | 4;
  readonly progressive: boolean;
  readonly orientation: Orientation;
  /** An Adobe marker is present; CMYK files that carry it hold inverted ink values (Adobe TN 5116). */
  readonly adobe: boolean;
}

/** Why a JPEG cannot be shown untouched. `unsupported`: valid, but PDF's DCTDecode does not know this process. */
export type JpegRefusal = 'notJpeg' | 'truncated' | 'unsupported';

export type JpegReading =
  | { readonly ok: true; readonly header: JpegHeader }
  | { readonly ok: false; readonly reason: JpegRefusal };

const startOfScan = 0xda;
const endOfImage = 0xd9;
const app1 = 0xe1;
const app14 = 0xee;

/** Baseline, extended sequential and progressive Huffman: what DCTDecode takes (ISO 32000-1, 7.4.8). */
const readableFrames = new Set([0xc0, 0xc1, 0xc2]);
/** Lossless, hierarchical and arithmetic processes. C4, C8 and CC are tables, not frames. */
const otherFrames = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

const noPayload = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/**
 * Reads the markers of a JPEG up to its first scan (ITU-T T.81, Annex B).
 *
 * Never throws and never runs longer than the file: every step moves forward.
 */
export function readJpegHeader(bytes: Uint8Array): JpegReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 3 || view.getUint16(0) !== 0xffd8 || view.getUint8(2) !== 0xff) return refuse('notJpeg');
  let frame: Pick<JpegHeader, 'width' | 'height' | 'components' | 'progressive'> | null = null;
  let orientation: Orientation | null = null;
  let adobe = false;
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return refuse('notJpeg');
    const marker = view.getUint8(at + 1);
    // Any number of FF may fill the space before a marker.
    if (marker === 0xff || noPayload(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === endOfImage || marker === 0x00) return refuse('notJpeg');
    const length = view.getUint16(at + 2);
    if (length < 2) return refuse('notJpeg');
    const payload = bytes.subarray(at + 4, at + 2 + length);
    if (payload.length < length - 2) return refuse('truncated');
    if (marker === startOfScan) {
      return frame ? { ok: true, header: { ...frame, orientation: orientation ?? 1, adobe } } : refuse('notJpeg');
    }
    if (otherFrames.has(marker)) return refuse('unsupported');
    if (readableFrames.has(marker)) {
      const read = readFrame(payload, marker === 0xc2);
      if (typeof read === 'string') return refuse(read);
      frame = read;
    } else if (marker === app1 && startsWith(payload, 'Exif\0\0')) {
      orientation ??= orientationInTiff(payload.subarray(6));
    } else if (marker === app14 && startsWith(payload, 'Adobe')) {
      adobe = true;
    }
    at += 2 + length;
  }
  return refuse('truncated');
}

function readFrame(
  payload: Uint8Array,
  progressive: boolean,
): Pick<JpegHeader, 'width' | 'height' | 'components' | 'progressive'> | JpegRefusal {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  if (view.byteLength < 6) return 'notJpeg';
  const height = view.getUint16(1);
  const width = view.getUint16(3);
  const components = view.getUint8(5);
  if (width === 0) return 'notJpeg';
  // A height of 0 is stated after the first scan (DNL); 12 bits and 2 components are legal, but not in a PDF.
  if (view.getUint8(0) !== 8 || height === 0) return 'unsupported';
  if (components !== 1 && components !== 3 && components !== 4) return 'unsupported';
  return { width, height, components, progressive };
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((character, index) => bytes[index] === character.charCodeAt(0));
}

function refuse(reason: JpegRefusal): JpegReading {
  return { ok: false, reason };
}
