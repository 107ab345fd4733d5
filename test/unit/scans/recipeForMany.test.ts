import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixManyInput } from '#shared/api/materials.ts';
import { scanKindSchema } from '#shared/filing/materialSlot.ts';
import type { ProposedFix } from '#shared/scans/proposeFix.ts';
import {
  type Corners,
  plainRecipe,
  type Recipe,
  recipeSchema,
  type Turn,
  turnCorners,
  wholeCorners,
} from '#shared/scans/recipe.ts';
import {
  type Also,
  fixesNothing,
  type ManyFixes,
  plainAlso,
  recipeForMany,
  type ScanForMany,
} from '#shared/scans/recipeForMany.ts';

const paper: Corners = [
  { x: 0.1, y: 0.2 },
  { x: 0.8, y: 0.1 },
  { x: 0.9, y: 0.8 },
  { x: 0.2, y: 0.9 },
];
const found: Recipe = { ...plainRecipe, turn: 90, corners: paper };
const sure: ProposedFix = { recipe: found, sure: true, needless: false, reason: null };
const unsure: ProposedFix = { recipe: found, sure: false, needless: false, reason: '四条边不够清楚，请打开看一眼再裁' };
const straight: ProposedFix = { recipe: found, sure: false, needless: true, reason: '已经是正的，不用裁' };
const card: ScanForMany = { kind: 'personFront', never: null, fixed: false, proposed: sure };
const sealed: Also = { ...plainAlso, clearerSeal: true, brightness: 15 };

/** What is decided with `fixes` that differ from 自动裁正. */
const decided = (scan: Partial<ScanForMany>, fixes: Partial<ManyFixes> = {}) =>
  recipeForMany({ ...card, ...scan }, { straighten: true, also: plainAlso, ...fixes });

describe('one of many scans', () => {
  it('is straightened as proposed, then brightened like the others', () => {
    expect(decided({})).toEqual({ recipe: found, askew: null, reason: null });
    expect(decided({}, { also: sealed })).toEqual({
      recipe: { ...found, ...sealed, turn: 90 },
      askew: null,
      reason: null,
    });
  });

  it('is turned on from the turn that was seen, its corners with it', () => {
    const { recipe } = decided({}, { also: { ...plainAlso, turn: 180 } });
    expect(recipe).toEqual({ ...plainRecipe, turn: 270, corners: turnCorners(paper, 180) });
  });

  it('that the desk is not sure of gets only what all get, and says what is left to be done', () => {
    expect(decided({ proposed: unsure }, { also: sealed })).toEqual({
      recipe: { ...plainRecipe, ...sealed },
      askew: unsure.reason,
      reason: null,
    });
    expect(decided({ proposed: straight }, { also: sealed })).toMatchObject({ recipe: sealed, askew: null });
    const beside = '这一格放的不只是证件，请打开后自己裁';
    expect(decided({ kind: 'otherAttachment' }, { also: sealed })).toEqual({
      recipe: { ...plainRecipe, ...sealed },
      askew: beside,
      reason: null,
    });
    expect(decided({ kind: 'otherAttachment' })).toEqual({ recipe: null, reason: beside });
    expect(decided({ proposed: unsure })).toEqual({ recipe: null, reason: unsure.reason });
    expect(decided({ proposed: straight })).toEqual({ recipe: null, reason: straight.reason });
  });

  it('keeps its place where nobody asked for straightening', () => {
    for (const proposed of [sure, unsure])
      expect(decided({ proposed }, { straighten: false, also: { ...sealed, turn: 270 } })).toEqual({
        recipe: { ...plainRecipe, ...sealed, turn: 270 },
        askew: null,
        reason: null,
      });
  });

  it('stays where somebody fixed it before, where it cannot be fixed, and where nothing would come of it', () => {
    const pdf = '这是 PDF，不是图片，不能修整';
    expect(decided({ fixed: true }, { also: sealed })).toEqual({ recipe: null, reason: '已经修整过' });
    expect(decided({ never: pdf, fixed: true }, { also: sealed })).toEqual({ recipe: null, reason: pdf });
    const onItsSide: ProposedFix = { ...sure, recipe: { ...plainRecipe, turn: 90 } };
    expect(decided({ proposed: onItsSide }, { also: { ...plainAlso, turn: 270 } })).toEqual({
      recipe: null,
      reason: '这样处理以后和原图一样，不用改',
    });
  });

  it('always gets a recipe the desk can follow that changes something, or a reason without a full stop', () => {
    const turn = fc.constantFrom<Turn>(0, 90, 180, 270);
    const inset = fc.double({ min: 0, max: 0.3, noNaN: true });
    const corners = fc.tuple(...wholeCorners.map(() => fc.record({ x: inset, y: inset }))).map(
      (shifts) =>
        wholeCorners.map(({ x, y }, at) => ({
          x: Math.abs(x - (shifts[at]?.x ?? 0)),
          y: Math.abs(y - (shifts[at]?.y ?? 0)),
        })) as unknown as Corners,
    );
    const share = fc.integer({ min: -100, max: 100 });
    const also = fc.record({ turn, brightness: share, contrast: share, clearerSeal: fc.boolean() });
    const proposed = fc.record({ turn, corners: fc.option(corners), known: fc.boolean() }).map(
      ({ known, ...places }): ProposedFix => ({
        recipe: { ...plainRecipe, ...places },
        sure: known,
        needless: false,
        reason: known ? null : '请打开看一眼',
      }),
    );
    const kind = fc.constantFrom(...scanKindSchema.options);
    fc.assert(
      fc.property(kind, proposed, also, fc.boolean(), (of, begun, chosen, straighten) => {
        const scan: ScanForMany = { kind: of, never: null, fixed: false, proposed: begun };
        const { recipe, reason } = recipeForMany(scan, { straighten, also: chosen });
        if (recipe === null) return expect(reason).toMatch(/[^。]$/u);
        expect(recipeSchema.safeParse(recipe).success).toBe(true);
        expect(recipe).not.toEqual(plainRecipe);
        expect(recipe).toMatchObject({ ...chosen, turn: recipe.turn });
        const seen = straighten && begun.sure && of !== 'otherAttachment' ? begun.recipe : plainRecipe;
        // Turning back by what was turned on leads to what the desk saw.
        expect((recipe.turn - chosen.turn + 360) % 360).toBe(seen.turn);
        const back = recipe.corners && turnCorners(recipe.corners, ((360 - chosen.turn) % 360) as Turn);
        expect(back === null).toBe(seen.corners === null);
        back?.forEach(({ x, y }, at) => {
          expect(x).toBeCloseTo(seen.corners?.[at]?.x ?? -1, 9);
          expect(y).toBeCloseTo(seen.corners?.[at]?.y ?? -1, 9);
        });
      }),
    );
  });
});

describe('what many scans get', () => {
  const cases = ['2026-0001'];

  it('is 自动裁正 of every kind where nothing is said', () => {
    expect(fixManyInput.parse({ cases })).toEqual({
      cases,
      scanIds: null,
      straighten: true,
      also: plainAlso,
      kinds: null,
    });
  });

  it('is refused where it changes nothing, or no kind is named', () => {
    expect(fixesNothing({ straighten: false, also: plainAlso })).toBe(true);
    expect(fixManyInput.safeParse({ cases, straighten: false }).error?.issues).toMatchObject([
      { message: '没有选要做什么' },
    ]);
    expect(fixManyInput.safeParse({ cases, straighten: false, also: sealed }).success).toBe(true);
    expect(fixManyInput.safeParse({ cases, kinds: [] }).success).toBe(false);
    expect(fixManyInput.safeParse({ cases, also: { ...plainAlso, brightness: 101 } }).success).toBe(false);
    expect(fixManyInput.safeParse({ cases, also: { ...plainAlso, turn: 45 } }).success).toBe(false);
  });
});
