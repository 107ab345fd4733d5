import { blockBytes, sumOf, tarPadding } from './tarWriter.ts';

/** The bytes of a stream, as many at a time as are wanted. */
export interface ByteReader {
  /** Exactly so many bytes; throws `TarBroken` when fewer are left. */
  read(length: number): Promise<Uint8Array>;
  /** Throws `TarBroken` when anything but zeroes is left. */
  assertEmpty(): Promise<void>;
  /** Lets go of the stream. */
  close(): Promise<void>;
}

/** What is no tar file as we write it. */
export class TarBroken extends Error {}

/** Reads a stream without holding more of it than was asked for, and the piece that came last. */
export function byteReader(stream: ReadableStream<Uint8Array>): ByteReader {
  const reader = stream.getReader();
  let piece = new Uint8Array(0);
  const more = async (): Promise<boolean> => {
    const { done, value } = await reader.read();
    if (done) return false;
    piece = new Uint8Array(value.buffer, value.byteOffset, value.byteLength) as Uint8Array<ArrayBuffer>;
    return true;
  };
  return {
    read: async (length) => {
      const bytes = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        if (piece.byteLength === 0 && !(await more())) throw new TarBroken('the end came too early');
        const part = piece.subarray(0, length - filled);
        bytes.set(part, filled);
        filled += part.byteLength;
        piece = piece.subarray(part.byteLength);
      }
      return bytes;
    },
    assertEmpty: async () => {
      do {
        if (piece.some((byte) => byte !== 0)) throw new TarBroken('something follows the end');
        piece = new Uint8Array(0);
      } while (await more());
    },
    close: () => reader.cancel().catch(() => undefined),
  };
}

/** Name and size of the next file; null at the end. Anything but a plain file is refused. Throws `TarBroken`. */
export async function nextHeader(reader: ByteReader): Promise<{ name: string; size: number } | null> {
  const header = Buffer.from(await reader.read(blockBytes));
  if (header.every((byte) => byte === 0)) {
    if (!(await reader.read(blockBytes)).every((byte) => byte === 0)) throw new TarBroken('half an end');
    return null;
  }
  const text = (at: number, length: number) => header.toString('latin1', at, at + length).replace(/\0.*$/s, '');
  const octal = (at: number, length: number) => {
    const digits = text(at, length).trim();
    if (!/^[0-7]+$/.test(digits)) throw new TarBroken('not a number');
    return Number.parseInt(digits, 8);
  };
  if (text(257, 5) !== 'ustar' || octal(148, 8) !== sumOf(header)) throw new TarBroken('not a header');
  if (text(156, 1) !== '0' || text(345, 155) !== '') throw new TarBroken('not a plain file');
  return { name: text(0, 100), size: octal(124, 12) };
}

/** The bytes of the file whose header was just read. Throws `TarBroken`. */
export async function nextBody(reader: ByteReader, size: number): Promise<Uint8Array> {
  const bytes = await reader.read(size);
  await reader.read(tarPadding(size).byteLength);
  return bytes;
}
