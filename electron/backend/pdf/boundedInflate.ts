import { constants, inflateSync } from 'node:zlib';

const streamStart = Buffer.from('stream');
const objectStart = Buffer.from('obj');

/** Bytes looked back for the dictionary that stands before a stream. */
const longestDictionary = 64 * 1024;

/**
 * True when everything a PDF reader has to unpack stays within `most` bytes.
 *
 * Counts every deflated stream but pictures, which nobody here unpacks: object streams are unpacked whole when a file
 * is opened, and 400 KB of them can hold gigabytes. Stops unpacking at the limit, so the check itself is cheap.
 */
export function unpacksWithin(pdf: Uint8Array, most: number): boolean {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  let left = most;
  for (let at = bytes.indexOf(streamStart); at >= 0; at = bytes.indexOf(streamStart, at + streamStart.length)) {
    const start = dataStart(bytes, at);
    if (start === null || isPicture(dictionaryBefore(bytes, at))) continue;
    const unpacked = inflateAtMost(bytes.subarray(start), left);
    if (!unpacked) return false;
    left -= unpacked.length;
  }
  return true;
}

/** A deflated stream unpacked; empty for data that is none, null when it is more than `most` bytes. */
export function inflateAtMost(deflated: Uint8Array, most: number): Buffer | null {
  try {
    // A stream cut short still gives what it holds, as PDF readers take it.
    return inflateSync(deflated, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    return error instanceof RangeError ? null : Buffer.alloc(0);
  }
}

/** Where the data of a stream begins: after `stream` and its line end; null for `endstream` and the word in a text. */
function dataStart(bytes: Buffer, at: number): number | null {
  if (bytes.subarray(Math.max(0, at - 3), at).toString('latin1') === 'end') return null;
  const after = at + streamStart.length;
  if (bytes[after] === 0x0a) return after + 1;
  if (bytes[after] === 0x0d) return bytes[after + 1] === 0x0a ? after + 2 : after + 1;
  return null;
}

function dictionaryBefore(bytes: Buffer, at: number): string {
  const object = bytes.lastIndexOf(objectStart, at);
  const text = bytes.subarray(Math.max(object, at - longestDictionary, 0), at).toString('latin1');
  // Names may spell any character as #xx (ISO 32000-1, 7.3.5).
  return text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function isPicture(dictionary: string): boolean {
  return /\/Subtype\s*\/Image/.test(dictionary) && !/\/Type\s*\/(ObjStm|XRef)/.test(dictionary);
}
