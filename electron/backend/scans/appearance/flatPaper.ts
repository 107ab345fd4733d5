import { type Place, type Quad, withinPicture } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';

/** How the paper would look laid flat, `width` by `height`: RGB, upper left corner as seen. */
export interface FlatPaper {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Picks the paper out of a picture and straightens it, nearest pixels only: for counting, not for looking at. Pure. */
export function flatPaper({ data, width, height }: RawPicture, corners: Quad, across: number, down: number): FlatPaper {
  const flat = new Uint8Array(across * down * 3);
  const place = placeOn(corners);
  for (let row = 0, to = 0; row < down; row++) {
    for (let column = 0; column < across; column++, to += 3) {
      const { x, y } = place((column + 0.5) / across, (row + 0.5) / down);
      const at =
        (Math.min(height - 1, Math.floor(y * height)) * width + Math.min(width - 1, Math.floor(x * width))) * 3;
      flat[to] = data[at] as number;
      flat[to + 1] = data[at + 1] as number;
      flat[to + 2] = data[at + 2] as number;
    }
  }
  return { data: flat, width: across, height: down };
}

/** The projective map of the unit square to a quad (Heckbert 1989, 2.2.1), at the picture's edge for what lies beyond it. */
export function placeOn(corners: Quad): (u: number, v: number) => Place {
  const place = placeBeyond(corners);
  return (u, v) => withinPicture(place(u, v));
}

/** The same, also of a paper that reaches beyond the picture, to places below 0 and above 1 there. */
export function placeBeyond([a, b, c, d]: Quad): (u: number, v: number) => Place {
  const [sx, sy] = [a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y];
  const [dx1, dx2, dy1, dy2] = [b.x - c.x, d.x - c.x, b.y - c.y, d.y - c.y];
  const depth = dx1 * dy2 - dx2 * dy1 || 1e-9;
  const g = (sx * dy2 - dx2 * sy) / depth;
  const h = (dx1 * sy - sx * dy1) / depth;
  return (u, v) => {
    const far = g * u + h * v + 1;
    return {
      x: ((b.x - a.x + g * b.x) * u + (d.x - a.x + h * d.x) * v + a.x) / far,
      y: ((b.y - a.y + g * b.y) * u + (d.y - a.y + h * d.y) * v + a.y) / far,
    };
  };
}
