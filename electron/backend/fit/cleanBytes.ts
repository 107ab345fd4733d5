import type { JobPool } from '../jobs/pool.ts';
import type { Cleaned } from './cleaned.ts';

/** After so many seconds a file is given up: no paper takes nearly as long. */
const mostSeconds = 60;

/**
 * `cleaned` in a worker that is ended when it takes too long or outgrows its heap; such a file is not cleaned: null.
 *
 * Throws when it is called off. The bytes are copied.
 */
export async function cleanBytes(
  pool: JobPool,
  bytes: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<Cleaned | null> {
  signal?.throwIfAborted();
  const copy = new Uint8Array(bytes).buffer;
  const tooLong = AbortSignal.timeout(mostSeconds * 1000);
  try {
    const until = signal ? AbortSignal.any([signal, tooLong]) : tooLong;
    return await pool.run('clean', { bytes: copy }, { signal: until, transfer: [copy] });
  } catch (error) {
    if (signal?.aborted) throw error;
    return null;
  }
}
