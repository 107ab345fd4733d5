import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginDraft,
  changeDraft,
  moveCorner,
  sameRecipe,
  stepBack,
  turnedBy,
  withFound,
} from '#shared/scans/fixDraft.ts';
import { proposeFix } from '#shared/scans/proposeFix.ts';
import {
  type Corners,
  canBeStraightened,
  plainRecipe,
  type Recipe,
  recipeSchema,
  type Turn,
  turnCorners,
  wholeCorners,
} from '#shared/scans/recipe.ts';
import { goodAppearance, goodDocument, goodFacts, testThresholds } from '#test/support/scans.ts';

/** A document somewhere in the picture: each corner in its own quarter. */
const inset = fc.double({ min: 0, max: 0.3, noNaN: true });
const turn = fc.constantFrom<Turn>(0, 90, 180, 270);
const corners = fc.tuple(...wholeCorners.map(() => fc.record({ x: inset, y: inset }))).map(
  (shifts) =>
    wholeCorners.map(({ x, y }, at) => ({
      x: Math.abs(x - (shifts[at]?.x ?? 0)),
      y: Math.abs(y - (shifts[at]?.y ?? 0)),
    })) as unknown as Corners,
);
const recipe: fc.Arbitrary<Recipe> = fc.record({
  turn,
  corners: fc.option(corners),
  brightness: fc.integer({ min: -100, max: 100 }),
  contrast: fc.integer({ min: -100, max: 100 }),
  clearerSeal: fc.boolean(),
});

const near = (one: Corners | null, other: Corners | null) =>
  (one ?? []).every(({ x, y }, at) => {
    const to = other?.[at];
    return to !== undefined && Math.abs(x - to.x) < 1e-9 && Math.abs(y - to.y) < 1e-9;
  });

describe('corners of a turned picture', () => {
  it('come back after a whole turn, and can be straightened all the way round', () => {
    fc.assert(
      fc.property(corners, turn, (quad, by) => {
        const turned = turnCorners(quad, by);
        expect(canBeStraightened(turned)).toBe(true);
        expect(near(turnCorners(turned, ((360 - by) % 360) as Turn), quad)).toBe(true);
      }),
    );
  });

  it('of the whole picture are those of the whole picture', () => {
    for (const by of [0, 90, 180, 270] as const) expect(turnCorners(wholeCorners, by)).toEqual(wholeCorners);
  });
});

describe('a recipe that somebody works on', () => {
  it('is always one the desk can follow, wherever a corner is dragged', () => {
    const anywhere = fc.double({ min: -3, max: 4, noNaN: true });
    const moves = fc.array(fc.record({ index: fc.nat(3), x: anywhere, y: anywhere }), { maxLength: 30 });
    fc.assert(
      fc.property(recipe, moves, (begun, all) => {
        let now = begun.corners;
        for (const { index, x, y } of all) now = moveCorner(now, index, { x, y });
        expect(recipeSchema.safeParse({ ...begun, corners: now }).success).toBe(true);
      }),
    );
  });

  it('goes back step by step to where it began; a drag is one step', () => {
    fc.assert(
      fc.property(recipe, fc.array(recipe, { maxLength: 12 }), (begun, steps) => {
        let draft = beginDraft(begun);
        for (const step of steps) draft = changeDraft(draft, step);
        for (const _ of steps) draft = stepBack(draft);
        expect(draft.now).toEqual(begun);
        for (const step of steps) draft = changeDraft(draft, step, 'drag');
        expect(draft.past.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('keeps its corners on the paper when it is turned', () => {
    fc.assert(
      fc.property(recipe, turn, (begun, by) => {
        const back = turnedBy({ ...begun, ...turnedBy(begun, by) }, ((360 - by) % 360) as Turn);
        expect(back.turn).toBe(begun.turn);
        expect(near(back.corners, begun.corners)).toBe(true);
      }),
    );
  });

  it('takes found corners in the turn somebody chose', () => {
    fc.assert(
      fc.property(corners, turn, turn, (quad, chosen, told) => {
        const found = { ...plainRecipe, turn: told, corners: turnCorners(quad, told) };
        const taken = withFound({ now: { ...plainRecipe, turn: chosen }, found });
        const kept = chosen === 0 ? told : chosen;
        expect(taken.turn).toBe(kept);
        expect(near(taken.corners, turnCorners(quad, kept))).toBe(true);
      }),
    );
  });

  it('is refused where its corners enclose nothing', () => {
    const [a, b, c, d] = wholeCorners;
    expect(recipeSchema.safeParse({ ...plainRecipe, corners: [a, c, b, d] }).success).toBe(false);
    expect(sameRecipe(plainRecipe, { ...plainRecipe, turn: 90 })).toBe(false);
  });
});

describe('what is proposed', () => {
  const facts = (change: object, appearance: object = {}) =>
    ({
      ...goodFacts,
      ...change,
      appearance: { ...goodAppearance, ...appearance },
    }) as typeof goodFacts;
  const askew = { ...goodDocument, full: false, cut: [], confidence: 0.9, tilt: 7, perspective: 1.1 };

  it('is sure only of a paper that is clear, whole and not straight already', () => {
    expect(proposeFix(facts({}, { document: askew }), testThresholds)).toMatchObject({ sure: true, reason: null });
    for (const [document, reason] of [
      [null, '没有分辨出证件的四条边，请手动拉四个角'],
      [{ ...askew, full: true }, '图里只有证件，不用裁'],
      [{ ...askew, cut: ['left'] }, '证件没有拍全，裁了也补不回来，请客户重拍'],
      [{ ...askew, confidence: 0.6 }, '四条边不够清楚，请打开看一眼再裁'],
      [
        { ...askew, loose: ['top', 'left'] },
        '四个角请再看一眼：证件的上、左边没有看清，裁出来可能带着桌面，或者少了一点',
      ],
      [{ ...askew, tilt: 0, perspective: 1, share: 0.98 }, '已经是正的，不用裁'],
    ] as const)
      expect(proposeFix(facts({}, { document, cardTurn: null }), testThresholds)).toMatchObject({
        sure: false,
        reason,
      });
  });

  it('brings a card upright by its layout', () => {
    for (const cardTurn of [90, 180, 270] as const) {
      const { recipe: proposed } = proposeFix(facts({}, { document: askew, cardTurn }), testThresholds);
      expect(proposed.turn).toBe(360 - cardTurn);
      expect(proposed.corners).toEqual(turnCorners(askew.corners as Corners, proposed.turn));
    }
  });

  it('brings a licence upright by its marks', () => {
    for (const paperTurn of [90, 180, 270] as const) {
      const { recipe: proposed, sure } = proposeFix(
        facts({}, { document: askew, cardTurn: null, paperTurn }),
        testThresholds,
        'subjectCertificate',
      );
      expect({ turn: proposed.turn, sure }).toEqual({ turn: 360 - paperTurn, sure: true });
    }
  });

  it('only offers to turn a card, or what has its shape, by marks that are those of a licence', () => {
    const marked = (size: { width: number; height: number }) =>
      facts({}, { document: { ...askew, ...size }, cardTurn: null, paperTurn: 180 });
    const [asCard, asPage] = [marked({ width: 856, height: 540 }), marked({ width: 1414, height: 1000 })];
    for (const proposed of [
      proposeFix(asCard, testThresholds),
      proposeFix(asCard, testThresholds, 'personFront'),
      proposeFix(asPage, testThresholds, 'personBack'),
    ])
      expect(proposed).toMatchObject({ sure: false, recipe: { turn: 180 }, reason: expect.stringContaining('请打开') });
    for (const proposed of [proposeFix(asPage, testThresholds), proposeFix(asCard, testThresholds, 'letter')])
      expect(proposed).toMatchObject({ sure: true, recipe: { turn: 180 } });
  });

  it('never is anything for a PDF, damage or many pages', () => {
    for (const change of [{ contentType: 'pdf', unreadable: 'unsupported' }, { unreadable: 'corrupt' }, { pages: 3 }])
      expect(proposeFix(facts(change), testThresholds)).toMatchObject({ sure: false, recipe: plainRecipe });
  });
});
