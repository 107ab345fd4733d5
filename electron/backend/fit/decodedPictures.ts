import type { DecodedPixels } from './fixJobs.ts';

/**
 * Pictures decoded for a preview, so that each move of a slider does not decode them again: the few looked at last.
 *
 * They are decrypted papers of people: whatever is dropped is overwritten, and `clear` (on lock) drops everything.
 */
export interface DecodedPictures {
  /** The pixels kept under a key, or what `decode` gives; asked for twice at once, it is decoded once. */
  get(key: string, decode: () => Promise<DecodedPixels>): Promise<DecodedPixels>;
  clear(): void;
}

/** One is worked on, and the next is looked at already; about 6 MB each. */
const most = 3;

export function openDecodedPictures(): DecodedPictures {
  /** In the order in which they were last asked for. */
  const kept = new Map<string, Promise<DecodedPixels>>();
  const drop = (key: string) => {
    const dropped = kept.get(key);
    kept.delete(key);
    dropped?.then(({ data }) => data.fill(0)).catch(() => undefined);
  };
  return {
    get: (key, decode) => {
      const found = kept.get(key);
      const pixels = found ?? decode();
      kept.delete(key);
      kept.set(key, pixels);
      if (!found)
        // What failed, or was called off, is tried anew the next time.
        pixels.catch(() => {
          if (kept.get(key) === pixels) kept.delete(key);
        });
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        drop(oldest);
      }
      return pixels;
    },
    clear: () => {
      for (const key of [...kept.keys()]) drop(key);
    },
  };
}
