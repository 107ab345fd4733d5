/**
 * Pictures drawn for the screen, kept in memory only, the least recently shown dropped first.
 *
 * They are decrypted papers of people: whatever is dropped is overwritten, and `clear` (on lock) drops everything.
 */
export interface PictureCache {
  /** The bytes kept under a key, or null. They are the cache's own: copy them before handing them on. */
  get(key: string): Uint8Array<ArrayBuffer> | null;
  /** Keeps bytes; they are the cache's from here on. */
  put(key: string, bytes: Uint8Array<ArrayBuffer>): void;
  clear(): void;
  /** How many bytes are kept. */
  readonly bytes: number;
}

/** About 200 full pictures, or every thumbnail of a large office. */
const mostKeptBytes = 64 * 1024 * 1024;

/** An empty cache that keeps at most `mostBytes`. */
export function openPictureCache(mostBytes: number = mostKeptBytes): PictureCache {
  /** In the order in which they were last shown. */
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  let total = 0;
  const drop = (key: string) => {
    const bytes = kept.get(key);
    if (!bytes) return;
    kept.delete(key);
    total -= bytes.byteLength;
    bytes.fill(0);
  };
  return {
    get: (key) => {
      const bytes = kept.get(key);
      if (!bytes) return null;
      kept.delete(key);
      kept.set(key, bytes);
      return bytes;
    },
    put: (key, bytes) => {
      drop(key);
      kept.set(key, bytes);
      total += bytes.byteLength;
      for (const oldest of kept.keys()) {
        if (total <= mostBytes) break;
        drop(oldest);
      }
    },
    clear: () => {
      for (const key of [...kept.keys()]) drop(key);
    },
    get bytes() {
      return total;
    },
  };
}
