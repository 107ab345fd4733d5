import { crc32 } from 'node:zlib';
import { type Orientation, orientationInTiff } from './exifOrientation.ts';

/** A PNG whose compressed pixels a PDF can show as they are. */
export interface PlainPng {
  readonly width: number;
  readonly height: number;
  /** Samples a pixel: 1 grey or palette index, 3 colour. */
  readonly colours: 1 | 3;
  readonly bitsPerSample: 1 | 2 | 4 | 8;
  /** RGB triples, null when the picture has no palette. */
  readonly palette: Uint8Array | null;
  readonly orientation: Orientation;
  /** One zlib stream, PNG filter bytes included: the joined IDAT chunks, byte for byte. */
  readonly pixels: Uint8Array;
}

/** `needsConversion`: alpha, 16 bits or interlacing, which FlateDecode with a PNG predictor cannot express. */
export type PngReading =
  | { readonly ok: true; readonly png: PlainPng }
  | { readonly ok: false; readonly reason: 'notPng' | 'damaged' | 'needsConversion' };

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Takes a PNG apart (ISO/IEC 15948), checking the length and CRC of every chunk it uses.
 *
 * Never throws; each chunk is read once.
 */
export function readPlainPng(bytes: Uint8Array): PngReading {
  if (!signature.every((byte, index) => bytes[index] === byte)) return { ok: false, reason: 'notPng' };
  const chunks = readChunks(bytes);
  const header = chunks?.find((chunk) => chunk.type === 'IHDR')?.data;
  if (!chunks || !header || header.length !== 13) return { ok: false, reason: 'damaged' };

  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const bits = view.getUint8(8);
  const colourType = view.getUint8(9);
  const interlaced = view.getUint8(12) !== 0;
  const transparent = chunks.some((chunk) => chunk.type === 'tRNS');
  if (width === 0 || height === 0) return { ok: false, reason: 'damaged' };
  const palette = colourType === 3 ? (chunks.find((chunk) => chunk.type === 'PLTE')?.data ?? null) : null;
  if (colourType === 3 && (!palette || palette.length === 0 || palette.length % 3 !== 0)) {
    return { ok: false, reason: 'damaged' };
  }
  const plain = (colourType === 0 || colourType === 2 || colourType === 3) && !interlaced && !transparent;
  if (!plain || (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8)) return { ok: false, reason: 'needsConversion' };

  const parts = chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data);
  if (parts.length === 0) return { ok: false, reason: 'damaged' };
  const exif = chunks.find((chunk) => chunk.type === 'eXIf')?.data;
  return {
    ok: true,
    png: {
      width,
      height,
      colours: colourType === 2 ? 3 : 1,
      bitsPerSample: bits,
      palette,
      orientation: (exif && orientationInTiff(exif)) ?? 1,
      pixels: join(parts),
    },
  };
}

/** Every chunk up to IEND; null when one is cut short or its CRC is wrong. */
function readChunks(bytes: Uint8Array): { type: string; data: Uint8Array }[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: { type: string; data: Uint8Array }[] = [];
  let at = signature.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) return null;
    if (type === 'IEND') return chunks;
    chunks.push({ type, data: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
  return null;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
