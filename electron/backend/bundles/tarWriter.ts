/** Everything in a tar file comes in blocks of so many bytes. */
export const blockBytes = 512;

/**
 * The header of a plain file in a POSIX tar (ustar), which every archiver opens. `modified` is whole seconds since 1970.
 *
 * Source: POSIX.1-2017, pax, "ustar Interchange Format". Names are ours: ASCII, at most 100 bytes.
 */
export function tarHeader(name: string, size: number, modified: number): Uint8Array {
  const header = Buffer.alloc(blockBytes);
  const octal = (value: number, at: number, length: number) =>
    header.write(value.toString(8).padStart(length - 1, '0'), at, length - 1, 'latin1');
  if (!/^[\w./-]{1,100}$/.test(name)) throw new Error(`not a name for a bundle: ${name}`);
  header.write(name, 0, 'latin1');
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(modified, 136, 12);
  header.write('0', 156, 'latin1');
  header.write('ustar\u000000', 257, 'latin1');
  octal(sumOf(header), 148, 7);
  header.write('\0 ', 154, 'latin1');
  return header;
}

/** What fills the last block of a file of this size. */
export function tarPadding(size: number): Uint8Array {
  return new Uint8Array((blockBytes - (size % blockBytes)) % blockBytes);
}

/** The end of a tar file. */
export const tarEnd = new Uint8Array(2 * blockBytes);

/** The checksum of a header: its bytes added up, those of the checksum counted as blanks. */
export function sumOf(header: Uint8Array): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}
