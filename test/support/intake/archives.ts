import { type Zippable, zipSync } from 'fflate';

/** An archive of these files, stored or deflated as fflate does it. */
export function archive(files: Zippable): Uint8Array<ArrayBuffer> {
  return new Uint8Array(zipSync(files, { mtime: new Date(2026, 10, 18, 9, 30, 12) }));
}

/** Signatures of a file's own header and of its line in the directory (PKWARE APPNOTE 4.3). */
const [fileHeader, directoryLine] = [0x04034b50, 0x02014b50];

/** The same archive with every name's bytes put in place of a name as long, and the mark of UTF-8 taken away. */
export function withNameBytes(zip: Uint8Array<ArrayBuffer>, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return patched(zip, (view, flagsAt, nameAt, nameLength) => {
    if (nameLength !== bytes.length) throw new Error(`the name has ${nameLength} bytes, not ${bytes.length}`);
    view.setUint16(flagsAt, view.getUint16(flagsAt, true) & ~0x800, true);
    new Uint8Array(view.buffer).set(bytes, nameAt);
  });
}

/** The same archive with every file marked as encrypted. */
export function lockedArchive(zip: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return patched(zip, (view, flagsAt) => view.setUint16(flagsAt, view.getUint16(flagsAt, true) | 1, true));
}

function patched(
  zip: Uint8Array<ArrayBuffer>,
  change: (view: DataView<ArrayBuffer>, flagsAt: number, nameAt: number, nameLength: number) => void,
): Uint8Array<ArrayBuffer> {
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 <= bytes.length; at++) {
    const signature = view.getUint32(at, true);
    if (signature === fileHeader) change(view, at + 6, at + 30, view.getUint16(at + 26, true));
    if (signature === directoryLine) change(view, at + 8, at + 46, view.getUint16(at + 28, true));
  }
  return bytes;
}
