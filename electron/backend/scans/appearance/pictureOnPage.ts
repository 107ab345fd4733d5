import type { Rectangle } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';

/** White as a page of a document is; a photographed table or paper is darker in its darkest channel. */
const [white, stained] = [244, 238];
/** So much of the page's rim is white at least, and so much along each side of the picture and within it is not. */
const [leastWhite, leastAlong, leastWithin] = [0.97, 0.97, 0.9];
/** Share of the page the picture takes at least, and at most. */
const [leastShare, mostShare] = [0.08, 0.92];

/**
 * Where a photo lies on an otherwise white page, as a PDF or a Word page of one photo has it: an upright rectangle with all four of its
 * corners, which a card on a page has not, whose corners are round. Null for any other page. Pure; made for small pictures (250 pixels).
 */
export function pictureOnPage({ data, width, height }: RawPicture): Rectangle | null {
  const darkest = (x: number, y: number) => {
    const at = (y * width + x) * 3;
    return Math.min(data[at] as number, data[at + 1] as number, data[at + 2] as number);
  };
  if (!isRimWhite(darkest, width, height)) return null;
  const columns = new Uint32Array(width);
  const rows = new Uint32Array(height);
  let within = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (darkest(x, y) >= stained) continue;
      columns[x] = (columns[x] as number) + 1;
      rows[y] = (rows[y] as number) + 1;
      within++;
    }
  }
  const [left, right] = [columns.findIndex((count) => count > 1), columns.findLastIndex((count) => count > 1)];
  const [top, bottom] = [rows.findIndex((count) => count > 1), rows.findLastIndex((count) => count > 1)];
  if (left < 0 || top < 0) return null;
  const [wide, high] = [right - left + 1, bottom - top + 1];
  const share = (wide * high) / (width * height);
  if (share < leastShare || share > mostShare || within < wide * high * leastWithin) return null;
  // The outermost line is mixed with the page.
  const sides = [columns[left + 1], columns[right - 1]].map((count) => (count ?? 0) / high);
  sides.push(...[rows[top + 1], rows[bottom - 1]].map((count) => (count ?? 0) / wide));
  if (sides.some((each) => each < leastAlong)) return null;
  return { x: (left + 1) / width, y: (top + 1) / height, width: (wide - 2) / width, height: (high - 2) / height };
}

function isRimWhite(darkest: (x: number, y: number) => number, width: number, height: number): boolean {
  let [all, bright] = [0, 0];
  const look = (x: number, y: number) => {
    all++;
    if (darkest(x, y) >= white) bright++;
  };
  for (let x = 0; x < width; x++) {
    look(x, 0);
    look(x, height - 1);
  }
  for (let y = 1; y < height - 1; y++) {
    look(0, y);
    look(width - 1, y);
  }
  return bright >= all * leastWhite;
}
