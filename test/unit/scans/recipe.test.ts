import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homography, project } from '#shared/scans/homography.ts';
import {
  type Corners,
  canBeStraightened,
  changesNothing,
  plainRecipe,
  type Recipe,
  recipeSchema,
  sayRecipe,
  straightenedSize,
} from '#shared/scans/recipe.ts';

const whole: Corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];
/** A document somewhere in the picture, seen a little from the side. */
const corners = fc
  .tuple(
    ...whole.map(() =>
      fc.record({ x: fc.double({ min: 0, max: 0.2, noNaN: true }), y: fc.double({ min: 0, max: 0.2, noNaN: true }) }),
    ),
  )
  .map((shifts) =>
    whole.map(({ x, y }, index) => {
      const shift = shifts[index] ?? { x: 0, y: 0 };
      return { x: x === 0 ? shift.x : 1 - shift.x, y: y === 0 ? shift.y : 1 - shift.y };
    }),
  )
  .map((all) => all as unknown as Corners);

describe('the map to a quadrilateral', () => {
  it('sends the corners of the sheet to its corners, and straight lines to straight lines', () => {
    fc.assert(
      fc.property(corners, fc.double({ min: 0, max: 1, noNaN: true }), (quad, share) => {
        const map = homography(quad);
        for (const [index, corner] of whole.entries()) {
          const found = project(map, corner);
          expect(found.x).toBeCloseTo(quad[index]?.x ?? Number.NaN, 9);
          expect(found.y).toBeCloseTo(quad[index]?.y ?? Number.NaN, 9);
        }
        const [from, to, between] = [quad[0], quad[1], project(map, { x: share, y: 0 })];
        const area = (to.x - from.x) * (between.y - from.y) - (to.y - from.y) * (between.x - from.x);
        expect(Math.abs(area)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is the identity for the whole picture', () => {
    expect(project(homography(whole), { x: 0.3, y: 0.7 })).toEqual({ x: 0.3, y: 0.7 });
  });
});

describe('corners', () => {
  it('of a document can be straightened', () => {
    fc.assert(fc.property(corners, canBeStraightened));
  });

  it.each([
    ['crossed', [whole[0], whole[2], whole[1], whole[3]]],
    ['anticlockwise', whole.toReversed()],
    ['all on one line', whole.map(({ x }) => ({ x, y: x }))],
    ['all in one place', whole.map(() => whole[0])],
    ['a sliver', [whole[0], whole[1], { x: 1, y: 0.001 }, { x: 0, y: 0.001 }]],
  ])('%s cannot', (_, quad) => {
    expect(canBeStraightened(quad as unknown as Corners)).toBe(false);
  });

  it('of a card or a page give exactly its shape, the longer sides kept', () => {
    const size = { width: 1000, height: 1000 };
    const card: Corners = [
      { x: 0.1, y: 0.2 },
      { x: 0.9, y: 0.2 },
      { x: 0.88, y: 0.7 },
      { x: 0.1, y: 0.7 },
    ];
    expect(straightenedSize(card, size)).toEqual({ width: 800, height: 505 });
    const page: Corners = [
      { x: 0.1, y: 0.1 },
      { x: 0.7, y: 0.1 },
      { x: 0.7, y: 0.95 },
      { x: 0.1, y: 0.95 },
    ];
    expect(straightenedSize(page, size)).toEqual({ width: 601, height: 850 });
    expect(straightenedSize(whole, { width: 900, height: 300 })).toEqual({ width: 900, height: 300 });
  });
});

describe('a recipe', () => {
  it('says everything it does, and nothing when it does nothing', () => {
    expect([changesNothing(plainRecipe), sayRecipe(plainRecipe)]).toEqual([true, []]);
    const full: Recipe = { turn: 90, corners: whole, brightness: 10, contrast: -10, clearerSeal: true };
    expect(sayRecipe(full)).toHaveLength(5);
    for (const key of Object.keys(plainRecipe) as (keyof Recipe)[]) {
      const one = { ...plainRecipe, [key]: full[key] };
      expect([changesNothing(one), sayRecipe(one).length], key).toEqual([false, 1]);
    }
  });

  it('of other shapes is refused', () => {
    for (const wrong of [{ turn: 45 }, { brightness: 101 }, { contrast: 0.5 }, { corners: whole.slice(1) }])
      expect(recipeSchema.safeParse({ ...plainRecipe, ...wrong }).success).toBe(false);
  });
});
