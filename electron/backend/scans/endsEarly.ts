import type { ContentType } from '#shared/scans/scanFacts.ts';

/**
 * True when a file says itself that its end is missing.
 *
 * Decoders only complain when they run out of bytes. A download that broke off often has its full length, the rest being
 * zeros: that decodes quietly into a grey lower half. So JPEG is asked for its EOI marker after the main picture's
 * scan began (ITU T.81, B.1.1.3: entropy-coded data cannot contain it), PNG for IEND, WebP for the length it states. GIF and TIFF are left to
 * their decoders, which notice.
 */
export function endsEarly(bytes: Uint8Array, contentType: ContentType): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (contentType) {
    case 'jpeg': {
      const scan = startOfScan(file);
      return scan !== null && file.indexOf(endOfImage, scan) < 0;
    }
    case 'png':
      return file.indexOf('IEND', 8, 'latin1') < 0;
    case 'webp':
      return file.length >= 8 && file.readUInt32LE(4) + 8 > file.length + 1;
    default:
      return false;
  }
}

const endOfImage = Buffer.from([0xff, 0xd9]);

/** Offset of the main picture's first SOS marker, skipping segments (an EXIF thumbnail is a JPEG of its own); null if none. */
function startOfScan(file: Buffer): number | null {
  let at = 2;
  while (at + 4 <= file.length) {
    if (file[at] !== 0xff) return null;
    const marker = file[at + 1] as number;
    if (marker === 0xff) at += 1;
    else if (marker === 0xda) return at;
    else at += 2 + file.readUInt16BE(at + 2);
  }
  return file.length < 4 ? null : file.length;
}
