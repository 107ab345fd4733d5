import { z } from 'zod';
import type { ScanKind } from '../filing/materialSlot.ts';
import { type Quad, rectangleSchema } from './quad.ts';

const share = z.number().min(0).max(1);

/**
 * Where the print of a picture lies in which no paper could be told from a table: for each side of it (top, right, bottom, left) the
 * share along which a line runs (a ruled frame), and the share of the picture's rim that is as bright as paper.
 */
export const printBoxSchema = rectangleSchema.extend({
  framed: z.tuple([share, share, share, share]),
  paperEdge: share,
});
export type PrintBox = z.infer<typeof printBoxSchema>;

/**
 * Where the print of a whole ID card lies, as shares of the card: labels left, portrait right, number row below; badge upper left.
 * As the specimens are laid out, after the look of the second-generation card; no real card was measured.
 */
export const wholeCards = {
  personFront: { left: 0.064, top: 0.125, right: 0.917, bottom: 0.875 },
  personBack: { left: 0.065, top: 0.094, right: 0.846, bottom: 0.855 },
} as const;

/**
 * How much of an ID card (share of its length each way) is missing on each side, that which lacks most first, as far as its print
 * tells that comes too near to the picture's edge. Below zero: so much is around it. Whatever way it lies, the mildest counts. Pure.
 */
export function missingOfCard(box: PrintBox, kind: CardKind): readonly [number, number, number, number] {
  const { left, top, right, bottom } = wholeCards[kind];
  const upright = [top, 1 - right, 1 - bottom, left] as const;
  const margins = [box.y, 1 - box.x - box.width, 1 - box.y - box.height, box.x] as const;
  const missing = [0, 1, 2, 3].map((turn) => {
    const tall = turn % 2 === 1;
    const [across, down] = tall ? [bottom - top, right - left] : [right - left, bottom - top];
    // Length of the whole card each way, in lengths of the picture.
    const lengths = [box.height / down, box.width / across, box.height / down, box.width / across] as const;
    const each = margins.map((margin, side) => {
      const wanted = upright[(side + 4 - turn) % 4] as number;
      return wanted - margin / (lengths[side] as number);
    });
    return each.sort((one, other) => other - one) as [number, number, number, number];
  });
  const [mildest] = missing.sort(([one], [other]) => one - other);
  return mildest as [number, number, number, number];
}

/**
 * Where a whole card would lie whose print is seen, upright or turned by quarters clockwise: corners in the order of the picture. It
 * may reach beyond the picture. Pure.
 */
export function cardAround(box: PrintBox, kind: CardKind, turn: number): Quad {
  const { left, top, right, bottom } = wholeCards[kind];
  const upright = [top, 1 - right, 1 - bottom, left] as const;
  const wanted = (side: number) => upright[(side + 4 - turn / 90) % 4] as number;
  const tall = turn % 180 === 90;
  const [across, down] = tall ? [bottom - top, right - left] : [right - left, bottom - top];
  const [width, height] = [box.width / across, box.height / down];
  const [x, y] = [box.x - wanted(3) * width, box.y - wanted(0) * height];
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** The sides of a card whose print tells where it lies. */
export type CardKind = 'personFront' | 'personBack';

/** Whether a kind is one of them. Pure. */
export function isCardSide(kind: ScanKind): kind is CardKind {
  return kind === 'personFront' || kind === 'personBack';
}

/** Along how much of the side that has least of it a frame runs. Pure. */
export function leastFramed({ framed }: PrintBox): number {
  return Math.min(...framed);
}
