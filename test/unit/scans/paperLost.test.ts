import { describe, expect, it } from 'vitest';
import { allBounds, fixedBytes } from '#shared/scans/fixedBytes.ts';
import { paperLost } from '#shared/scans/paperLost.ts';
import type { Quad } from '#shared/scans/quad.ts';
import { turnCorners, wholeCorners } from '#shared/scans/recipe.ts';

const box = (left: number, top: number, right: number, bottom: number): Quad => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];
const paper = box(0.2, 0.2, 0.8, 0.8);

describe('what corners cut away of a paper', () => {
  it('is nothing where they lie on its edges or around it, or nothing is cut', () => {
    for (const corners of [null, paper, wholeCorners, box(0.1, 0.2, 0.9, 0.8)])
      expect(paperLost(paper, { turn: 0, corners })).toBe(0);
    // A hair's breadth is no loss.
    expect(paperLost(paper, { turn: 0, corners: box(0.205, 0.2, 0.8, 0.8) })).toBe(0);
  });

  it('is measured where they lie within, beside and askew', () => {
    expect(paperLost(paper, { turn: 0, corners: box(0.2, 0.2, 0.5, 0.8) })).toBeCloseTo(0.5);
    expect(paperLost(paper, { turn: 0, corners: box(0.3, 0.3, 0.7, 0.7) })).toBeCloseTo(5 / 9);
    expect(paperLost(paper, { turn: 0, corners: box(0.85, 0, 1, 1) })).toBe(1);
    const [, ...others] = paper;
    expect(paperLost(paper, { turn: 0, corners: [{ x: 0.5, y: 0.2 }, ...others] as Quad })).toBeCloseTo(0.25);
  });

  it('is the same however the picture is turned', () => {
    const corners = box(0.2, 0.2, 0.8, 0.65);
    for (const turn of [90, 180, 270] as const)
      expect(paperLost(paper, { turn, corners: turnCorners(corners, turn) })).toBeCloseTo(0.25);
  });
});

describe('the bytes of a fixed copy', () => {
  const limits = { minBytes: 100, maxBytes: 2000, warnAboveBytes: 200, minWidth: null, minHeight: null };
  const within = (bytes: number) => fixedBytes(bytes, { ...limits, orientationFree: true });
  it('keep to what the original keeps to, and to nothing else', () => {
    expect(within(150)).toEqual({ least: 100, most: 200 });
    expect(within(1500)).toEqual({ least: 100, most: 2000 });
    expect(within(5000)).toEqual({ least: 100, most: null });
    expect(within(50)).toEqual({ least: 0, most: 200 });
    expect(allBounds([within(150), { least: 300, most: null }])).toEqual({ least: 0, most: 200 });
    expect(allBounds([])).toEqual({ least: 0, most: null });
  });
});
