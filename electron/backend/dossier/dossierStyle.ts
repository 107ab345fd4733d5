import type { Weight } from '#shared/filing/finding.ts';
import { a4, mm } from '../pdf/createPdf.ts';
import type { Colour } from '../pdf/drawText.ts';
import type { Box } from '../pdf/imagePage.ts';

/** One quiet palette: dark ink, two greys, one accent, one colour a weight. */
export const ink: Colour = [0.13, 0.15, 0.18];
export const muted: Colour = [0.43, 0.46, 0.5];
export const faint: Colour = [0.84, 0.86, 0.88];
export const accent: Colour = [0.09, 0.29, 0.44];
export const calm: Colour = [0.18, 0.45, 0.33];
export const calmPaper: Colour = [0.94, 0.97, 0.95];
export const weightColours: Readonly<Record<Weight, Colour>> = {
  must: [0.72, 0.15, 0.13],
  should: [0.69, 0.42, 0.04],
  hint: [0.3, 0.42, 0.54],
};

/** Credit-card size of resident IDs, residence and travel permits: ISO/IEC 7810 ID-1, in points. */
export const cardSize = { width: 85.6 * mm, height: 54 * mm } as const;

const side = 22 * mm;
const headRoom = 28 * mm;
const footRoom = 18 * mm;

/** Distance of the running header's baseline from the upper edge of every page but the cover. */
export const headerBaseline = 14 * mm;

/** A4, upright or `landscape`, in points. */
export const pageSize = (landscape: boolean) =>
  landscape ? { width: a4.height, height: a4.width } : { width: a4.width, height: a4.height };

/** Where a page's own content may stand, below the running header. */
export function contentArea(landscape = false): Box {
  const { width, height } = pageSize(landscape);
  return { x: side, y: footRoom, width: width - 2 * side, height: height - headRoom - footRoom };
}
