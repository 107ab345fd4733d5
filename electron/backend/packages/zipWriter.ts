import { Zip, ZipPassThrough } from 'fflate';

/** Bytes written at a time: a film must not keep everybody waiting. */
const step = 1024 * 1024;
/**
 * Made on Unix: Info-ZIP takes names of MS-DOS for those of an old code page, whatever their UTF-8 flag says. Its attributes are
 * then the mode of an ordinary file that its owner may write and everybody read.
 */
const unix = { os: 3, attrs: (0o100644 << 16) >>> 0 };

/**
 * A ZIP written piece by piece: nothing is held back but its list of names. Nothing is packed: pictures, films and PDFs are
 * already, and fflate packs some large files so that they cannot be unpacked (`invalid distance`).
 */
export interface ZipWriter {
  /** Bytes so far. */
  readonly size: number;
  add(name: string, bytes: Uint8Array): Promise<void>;
  /** Writes the list of names; nothing can be added afterwards. */
  end(): Promise<void>;
}

/** A ZIP whose bytes go to `write` in order; `now` is the date of every file in it. */
export function zipWriter(write: (chunk: Uint8Array) => Promise<void>, now: Date): ZipWriter {
  let chunks: Uint8Array[] = [];
  let failure: unknown = null;
  let size = 0;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else chunks.push(chunk);
  });
  const flush = async () => {
    if (failure !== null) throw failure;
    const ready = chunks;
    chunks = [];
    for (const chunk of ready) {
      size += chunk.byteLength;
      await write(chunk);
    }
  };
  return {
    get size() {
      return size;
    },
    add: async (name, bytes) => {
      const entry = Object.assign(new ZipPassThrough(name), unix, { mtime: now });
      zip.add(entry);
      for (let at = 0; at === 0 || at < bytes.byteLength; at += step) {
        entry.push(bytes.subarray(at, at + step), at + step >= bytes.byteLength);
        await flush();
      }
    },
    end: async () => {
      zip.end();
      await flush();
    },
  };
}
