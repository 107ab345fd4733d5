/** What the desk writes into a page it drew: nobody else writes it, and it says nothing of what is on the page. */
const words = Buffer.from('beian-desk: page set by a program', 'latin1');
const comment = 0xfe;
const mostSegments = 20;

/**
 * A JPEG with a note that its page was set by a program and is no scan. It stands in the file itself, so that it is found
 * again whenever the picture is measured anew; what leaves the vault leaves without it, as without any comment. Pure.
 */
export function withDrawnNote(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = Buffer.from([0xff, comment, 0, words.length + 2]);
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), header, words, jpeg.subarray(2)]));
}

/** Whether a file is a JPEG with that note before its picture begins. Pure. */
export function hasDrawnNote(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return false;
  for (let at = 2, segment = 0; at + 4 <= file.length && segment < mostSegments; segment++) {
    if (file[at] !== 0xff) return false;
    const marker = file[at + 1] ?? 0;
    // The header of a frame or a scan: notes stand before them (ITU-T T.81, B.2).
    if (marker === 0xda || (marker >= 0xc0 && marker <= 0xc3)) return false;
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (marker === comment && file.subarray(at + 4, end).equals(words)) return true;
    at = end;
  }
  return false;
}
