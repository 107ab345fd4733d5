import type { FoundDocument } from '#shared/scans/appearance.ts';
import type { Quad } from '#shared/scans/quad.ts';
import type { RawPicture } from '../pictureStatistics.ts';
import { type FittedEdge, fitEdge } from './fitEdge.ts';
import type { Corner } from './weighPaper.ts';

/** The corners of a paper as exactly as a picture tells them, and the sides that could not be made out any better. */
export type FineCorners = Pick<FoundDocument, 'corners' | 'loose'>;

const names = ['top', 'right', 'bottom', 'left'] as const;
/** A corner moves by no more than this (share of the longer side): beyond it is another one. */
const farthest = 0.06;

/**
 * The corners of a paper that was found on a small copy, settled on the larger picture that copy was made of: each side
 * becomes a line through the places where the picture changes most across it. A side nothing is seen of stays where it
 * was and is told as loose; one that is cut just stays. Pure.
 */
export function fineCorners(
  picture: RawPicture,
  { corners, cut }: Pick<FoundDocument, 'corners' | 'cut'>,
): FineCorners {
  const { width, height } = picture;
  const [a, b, c, d] = corners.map(({ x, y }) => ({ x: x * width - 0.5, y: y * height - 0.5 })) as unknown as Four;
  const loose = new Set<(typeof names)[number]>();
  const settled = ([from, to]: readonly [Corner, Corner], name: (typeof names)[number]): FittedEdge => {
    if (cut.includes(name)) return { from, to };
    const fitted = fitEdge(picture, from, to);
    if (!fitted) loose.add(name);
    return fitted ?? { from, to };
  };
  const [top, right, bottom, left] = [
    settled([a, b], 'top'),
    settled([b, c], 'right'),
    settled([c, d], 'bottom'),
    settled([d, a], 'left'),
  ];
  const most = farthest * Math.max(width, height);
  const place = (coarse: Corner, one: FittedEdge, other: FittedEdge) => {
    const met = meet(one, other);
    const isNear = met !== null && Math.hypot(met.x - coarse.x, met.y - coarse.y) <= most;
    const { x, y } = isNear ? met : coarse;
    return { x: within((x + 0.5) / width), y: within((y + 0.5) / height) };
  };
  const fine: Quad = [place(a, left, top), place(b, top, right), place(c, right, bottom), place(d, bottom, left)];
  return { corners: fine, loose: names.filter((name) => loose.has(name)) };
}

type Four = readonly [Corner, Corner, Corner, Corner];

/** Where two lines meet; null where they hardly turn. */
function meet(one: FittedEdge, other: FittedEdge): Corner | null {
  const [ax, ay] = [one.to.x - one.from.x, one.to.y - one.from.y];
  const [bx, by] = [other.to.x - other.from.x, other.to.y - other.from.y];
  const turn = ax * by - ay * bx;
  if (Math.abs(turn) < 0.3 * Math.hypot(ax, ay) * Math.hypot(bx, by)) return null;
  const part = ((other.from.x - one.from.x) * by - (other.from.y - one.from.y) * bx) / turn;
  return { x: one.from.x + ax * part, y: one.from.y + ay * part };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
