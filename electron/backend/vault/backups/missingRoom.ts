import { isDiskFull, refusedBy } from '../../diskErrors.ts';

/** Every file takes whole blocks, and an original may need a new folder of its shelf: bytes, as usual file systems have it. */
const block = 4096;
/** At most so many shelves; see `filePath`. */
const shelves = 256;
/** Keys, lists, the record and the folders around them: bytes. */
const beside = 256 * 1024;
/** What lists say of one original: its name in the claim and in the record. Bytes. */
const listed = 160;

/** Bytes of disk that files of these sizes (bytes) take up, with what is written beside them. Pure. */
export function roomFor(sizes: readonly number[]): number {
  const blocks = sizes.reduce((sum, size) => sum + Math.ceil(size / block) * block, 0);
  return blocks + Math.min(sizes.length, shelves) * block + sizes.length * listed + beside;
}

/**
 * A full disk as `cannotWrite` with all that is missing until the whole work fits, not the next file alone: nobody is to free room
 * again and again. Every other error unchanged. `left` answers the sizes (bytes) of what is still to be written; it is asked for a full disk alone,
 * and one that cannot be answered leaves what was known.
 */
export async function asMissingRoom(
  error: unknown,
  path: string,
  left: () => Promise<readonly number[]>,
): Promise<unknown> {
  if (!isDiskFull(error)) return error;
  const sizes = await left().catch(() => null);
  return sizes === null ? error : refusedBy(error, path, roomFor(sizes));
}
