import type { Place, Quad } from '#shared/scans/quad.ts';

/** A paper's corners drawn in by a share of the way to their middle: sides are found to half a per cent, and what lies around shines in. Pure. */
export function innerQuad(paper: Quad, by: number): Place[] {
  const middle = {
    x: paper.reduce((sum, { x }) => sum + x, 0) / paper.length,
    y: paper.reduce((sum, { y }) => sum + y, 0) / paper.length,
  };
  return paper.map(({ x, y }) => ({ x: x + (middle.x - x) * by, y: y + (middle.y - y) * by }));
}
