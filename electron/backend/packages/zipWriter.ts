import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** Pictures and PDFs are packed already; packing them again costs time and saves nothing. */
const packedAlready = /\.(jpe?g|png|pdf|xlsx|heic|mp4|webp)$/i;

/** A ZIP written piece by piece: nothing is held back but its list of names. */
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
      const entry = packedAlready.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      entry.mtime = now;
      zip.add(entry);
      entry.push(bytes, true);
      await flush();
    },
    end: async () => {
      zip.end();
      await flush();
    },
  };
}
