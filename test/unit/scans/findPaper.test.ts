import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf } from '#backend/scans/appearance/documentOf.ts';
import { findPaper } from '#backend/scans/appearance/findPaper.ts';
import { pictureStatistics } from '#backend/scans/pictureStatistics.ts';
import { appearanceSchema } from '#shared/scans/appearance.ts';
import { liesIn, type Place, quadShare } from '#shared/scans/quad.ts';

const [width, height] = [240, 180];

/** A grey table with a light four-sided paper on it, and a little even noise so that nothing is exact. */
function paperOn(table: number, paper: number, corners: readonly Place[]) {
  const data = new Uint8Array(width * height * 3);
  let state = 7;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
      const inside = liesIn(corners, { x: (x + 0.5) / width, y: (y + 0.5) / height });
      data.fill((inside ? paper : table) + ((state >> 16) % 5) - 2, at, at + 3);
    }
  }
  return { data, width, height, channels: 3 };
}

const shifted = (share: number, by: number) => share + by;
const jitter = fc.double({ min: -0.04, max: 0.04, noNaN: true });
const quads = fc
  .record({
    left: fc.double({ min: 0.08, max: 0.2, noNaN: true }),
    top: fc.double({ min: 0.08, max: 0.2, noNaN: true }),
    turn: fc.array(jitter, { minLength: 8, maxLength: 8 }),
  })
  .map(({ left, top, turn }): Place[] =>
    [
      [left, top],
      [1 - left, top],
      [1 - left, 1 - top],
      [left, 1 - top],
    ].map(([x = 0, y = 0], index) => ({
      x: shifted(x, turn[index * 2] ?? 0),
      y: shifted(y, turn[index * 2 + 1] ?? 0),
    })),
  );

describe('a paper on a table', () => {
  it('is found wherever its corners are, lighter or darker than the table', () => {
    fc.assert(
      fc.property(quads, fc.constantFrom([70, 200], [210, 60], [120, 160]), (corners, [table = 0, paper = 0]) => {
        const found = documentOf(paperOn(table, paper, corners), { width: 2400, height: 1800 });
        expect(found?.full).toBe(false);
        expect(found?.cut).toEqual([]);
        for (const [index, { x, y }] of corners.entries()) {
          const corner = found?.corners[index];
          expect(Math.hypot((corner?.x ?? 9) - x, (corner?.y ?? 9) - y)).toBeLessThan(0.015);
        }
        expect(found?.share).toBeCloseTo(quadShare(corners), 1);
      }),
      { numRuns: 40 },
    );
  });

  it('is cut where it runs out of the picture', () => {
    const corners = [
      { x: 0.2, y: 0.2 },
      { x: 1.2, y: 0.2 },
      { x: 1.2, y: 0.85 },
      { x: 0.2, y: 0.85 },
    ];
    expect(documentOf(paperOn(70, 200, corners), { width, height })?.cut).toEqual(['right']);
  });

  it('is measured in pixels of the original, with its tilt clockwise', () => {
    const corners = [
      { x: 0.2, y: 0.15 },
      { x: 0.8, y: 0.25 },
      { x: 0.74, y: 0.85 },
      { x: 0.14, y: 0.75 },
    ];
    const found = documentOf(paperOn(60, 210, corners), { width: 2400, height: 1800 });
    expect(found?.width).toBeGreaterThan(1440);
    expect(found?.width).toBeLessThan(1480);
    expect(found?.tilt).toBeGreaterThan(5);
    expect(found?.tilt).toBeLessThan(9);
    expect(found?.perspective).toBeLessThan(1.03);
  });
});

it('a sheet that fills the picture is the whole picture; a bare dark table is nothing', () => {
  const all = [
    { x: -1, y: -1 },
    { x: 2, y: -1 },
    { x: 2, y: 2 },
    { x: -1, y: 2 },
  ];
  expect(documentOf(paperOn(0, 235, all), { width, height })).toMatchObject({
    full: true,
    share: 1,
    cut: [],
    tilt: null,
  });
  expect(documentOf(paperOn(0, 60, all), { width, height })).toBeNull();
});

it('any pixels are welcome, and what is seen of them keeps its promise', () => {
  const pictures = fc
    .record({
      width: fc.integer({ min: 1, max: 90 }),
      height: fc.integer({ min: 1, max: 90 }),
      channels: fc.integer({ min: 1, max: 4 }),
    })
    .chain((shape) =>
      fc
        .uint8Array({
          minLength: shape.width * shape.height * shape.channels,
          maxLength: shape.width * shape.height * shape.channels,
        })
        .map((data) => ({ ...shape, data })),
    );
  fc.assert(
    fc.property(pictures, (picture) => {
      const { appearance } = pictureStatistics(picture);
      expect(appearanceSchema.parse(appearance)).toEqual(appearance);
    }),
    { numRuns: 60 },
  );
  expect(findPaper({ data: new Uint8Array(3 * 50 * 50), width: 50, height: 50, channels: 3 })).toBeNull();
});
