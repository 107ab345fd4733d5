import type { Size } from './searchCopy.ts';

/** Pixels a copy or a mended picture may have: an A4 page at 800 dpi. Raw, with a watermark over them, they take some hundred megabytes. */
export const mostWorked = 60_000_000;

/**
 * The size at which a picture is worked on: its own (pixels), or less of the same shape where it has more pixels than any paper needs. What
 * is decoded lies in the memory of the desk as a whole, and a file of a few megabytes may claim hundreds of millions of them. Pure.
 */
export function workedSize({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(mostWorked / (width * height)));
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}
