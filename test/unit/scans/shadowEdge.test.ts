import { describe, expect, it } from 'vitest';
import type { Grid } from '#shared/scans/appearance.ts';
import { shadowOn } from '#shared/scans/shadowAcross.ts';
import { shadowEdge } from '#shared/scans/shadowEdge.ts';
import { seeded } from '#test/support/specimens/random.ts';

const [columns, rows] = [16, 12];

/** A picture's light, cell by cell, from where each lies (−1 to 1 either way). */
function gridOf(light: (x: number, y: number) => number): Grid {
  const values = Array.from({ length: columns * rows }, (_, index) => {
    const [x, y] = [
      ((index % columns) + 0.5) / (columns / 2) - 1,
      (Math.floor(index / columns) + 0.5) / (rows / 2) - 1,
    ];
    return Math.round(Math.min(255, Math.max(0, light(x, y))));
  });
  return { columns, rows, values };
}

/** A card on a table that is strewn with bright and dark things, some three cells large. */
function cluttered(seed: number): (x: number, y: number) => number {
  const random = seeded(seed);
  const things = Array.from({ length: 30 }, () => [random() * 2 - 1, random() * 2 - 1, 60 + random() * 160] as const);
  return (x, y) => {
    if (Math.abs(x) < 0.7 && Math.abs(y) < 0.6) return 210;
    return things.findLast(([left, top]) => Math.abs(x - left) < 0.2 && Math.abs(y - top) < 0.25)?.[2] ?? 120;
  };
}

describe('the edge of a shadow', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'is told across a cluttered table, whichever way it lies (%i)',
    (seed) => {
      const random = seeded(seed + 100);
      const angle = random() * 2 * Math.PI;
      const off = random() * 0.4 - 0.2;
      const scene = cluttered(seed);
      const beyond = (x: number, y: number) => x * Math.cos(angle) + y * Math.sin(angle) > off;
      const light = gridOf((x, y) => scene(x, y) * (beyond(x, y) ? 0.35 : 1));
      const edge = shadowEdge(light);
      expect(edge?.steadiness).toBeGreaterThan(0.6);
      expect(edge?.depth).toBeGreaterThan(0.25);
      expect(edge?.depth).toBeLessThan(0.5);
      const shadow = shadowOn(light, { mixedShadow: 0, steadyShadow: 0.6 });
      const right = light.values.filter((value, index) => {
        const [x, y] = [((index % columns) + 0.5) / 8 - 1, (Math.floor(index / columns) + 0.5) / 6 - 1];
        return shadow?.isIn(value ?? 0, index) === beyond(x, y);
      });
      expect(right.length).toBeGreaterThan(light.values.length * 0.85);
    },
  );

  it('is hardly ever told where none lies over a cluttered table', () => {
    const told = Array.from({ length: 40 }, (_, seed) => shadowEdge(gridOf(cluttered(seed)))).filter(
      (edge) => edge !== null && edge.depth < 0.72 && edge.steadiness >= 0.6,
    );
    // Things thrown about at random lie in a row once in a while; on drawn tables with papers none was told.
    expect(told.length).toBeLessThanOrEqual(2);
  });

  it('is not told of one tone, of too few cells, or of a paper in the middle of its table', () => {
    expect(shadowEdge(gridOf(() => 140))).toBeNull();
    expect(shadowEdge({ columns, rows, values: [] })).toBeNull();
    const paper = shadowEdge(gridOf((x, y) => (Math.abs(x) < 0.75 && Math.abs(y) < 0.7 ? 220 : 90)));
    expect(paper === null || paper.steadiness < 0.6).toBe(true);
  });
});
