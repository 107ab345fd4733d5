import { z } from 'zod';

/** A place on a picture: shares (0 to 1) of its width and height, from its upper left corner. */
export const placeSchema = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });
export type Place = z.infer<typeof placeSchema>;

/** Four corners in the order upper left, upper right, lower right, lower left of the picture as it is seen. */
export const quadSchema = z.tuple([placeSchema, placeSchema, placeSchema, placeSchema]);
export type Quad = z.infer<typeof quadSchema>;

/** An upright rectangle on a picture: shares of its width and height. */
export const rectangleSchema = z.object({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().min(0).max(1),
  height: z.number().min(0).max(1),
});
export type Rectangle = z.infer<typeof rectangleSchema>;

/** Part of a picture that something is said about. */
export const zoneSchema = z.union([quadSchema, rectangleSchema]);
export type Zone = z.infer<typeof zoneSchema>;

/** All of a picture, for what is about nothing less. */
export const wholePicture: Rectangle = { x: 0, y: 0, width: 1, height: 1 };

/** Where the paper is that something is said of: all of the picture where none was found. Pure. */
export function paperZone(
  appearance: { readonly document: { readonly corners: Quad } | null } | null | undefined,
): Zone {
  return appearance?.document?.corners ?? wholePicture;
}

/** A place, or where the picture's edge is nearest to one that is reckoned to lie beyond. Pure. */
export function withinPicture({ x, y }: Place): Place {
  return { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) };
}

/** The same of all corners. Pure. */
export function quadWithin([a, b, c, d]: Quad): Quad {
  return [withinPicture(a), withinPicture(b), withinPicture(c), withinPicture(d)];
}

/** The corners of a paper that lies turned by quarters clockwise, in the order of the upright paper. Pure. */
export function uprightCorners([a, b, c, d]: Quad, turn: number): Quad {
  if (turn === 90) return [b, c, d, a];
  if (turn === 180) return [c, d, a, b];
  return turn === 270 ? [d, a, b, c] : [a, b, c, d];
}

/** The corners of a zone, in the order of a quad. Pure. */
export function cornersOf(zone: Zone): Quad {
  if (Array.isArray(zone)) return zone;
  const { x, y, width, height } = zone;
  const [right, bottom] = [Math.min(1, x + width), Math.min(1, y + height)];
  return [
    { x, y },
    { x: right, y },
    { x: right, y: bottom },
    { x, y: bottom },
  ];
}

/** Area of a quad as a share of the picture. Pure. */
export function quadShare(corners: readonly Place[]): number {
  let twice = 0;
  for (const [index, { x, y }] of corners.entries()) {
    const next = corners[(index + 1) % corners.length] as Place;
    twice += x * next.y - next.x * y;
  }
  return Math.abs(twice) / 2;
}

/** True when a place lies in a convex quad. Pure. */
export function liesIn(corners: readonly Place[], { x, y }: Place): boolean {
  let turns = 0;
  for (const [index, from] of corners.entries()) {
    const to = corners[(index + 1) % corners.length] as Place;
    turns += (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) >= 0 ? 1 : -1;
  }
  return Math.abs(turns) === corners.length;
}
