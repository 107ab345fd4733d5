import { type Quad, withinPicture } from './quad.ts';
import type { Corner, Corners } from './recipe.ts';

/** h0 to h7 of a projective map; see `homography`. */
export type Projection = readonly [number, number, number, number, number, number, number, number];

/**
 * The map from a straight sheet to the quadrilateral it appears as: for u and v from 0 to 1,
 * x = (h0 u + h1 v + h2) / (h6 u + h7 v + 1), y likewise with h3 to h5.
 *
 * Source: P. Heckbert, “Fundamentals of Texture Mapping and Image Warping”, 1989, section 2.2.3, square to quadrilateral.
 */
export function homography([a, b, c, d]: Corners): Projection {
  const [sumX, sumY] = [a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y];
  const [x1, y1, x2, y2] = [b.x - c.x, b.y - c.y, d.x - c.x, d.y - c.y];
  const area = x1 * y2 - x2 * y1;
  const g = (sumX * y2 - x2 * sumY) / area;
  const h = (x1 * sumY - sumX * y1) / area;
  return [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y, g, h];
}

/** Where a point of the sheet appears. */
export function project([h0, h1, h2, h3, h4, h5, h6, h7]: Projection, { x: u, y: v }: Corner): Corner {
  const w = h6 * u + h7 * v + 1;
  return { x: (h0 * u + h1 * v + h2) / w, y: (h3 * u + h4 * v + h5) / w };
}

/** Left, top, right and bottom of a part of a straight sheet, as shares of it. */
export type SheetPart = readonly [left: number, top: number, right: number, bottom: number];

/** Where a part of a sheet appears on the picture, as far as it lies on it. Pure. */
export function appearsAt(sheet: Quad, [left, top, right, bottom]: SheetPart): Quad {
  const map = homography(sheet);
  const at = (x: number, y: number) => withinPicture(project(map, { x, y }));
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
}
