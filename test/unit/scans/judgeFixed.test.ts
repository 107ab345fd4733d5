import { describe, expect, it } from 'vitest';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { judgeFixed } from '#shared/scans/judgeFixed.ts';
import { type Corners, plainRecipe, type Recipe } from '#shared/scans/recipe.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import {
  goodAppearance,
  goodDocument,
  goodFacts,
  scanRuleRows,
  testProfile,
  testThresholds,
} from '#test/support/scans.ts';

const rulebook = rulebookOf({ rules: [...scanRuleRows] });
const demands = { profile: testProfile, kind: 'personFront', thresholds: testThresholds } as const;

/** Print up to all edges of a picture that is paper up to its edges, as a shadow makes it seem. */
const printAllOver = {
  x: 0,
  y: 0,
  width: 1,
  height: 1,
  framed: [0, 0, 0, 0] as [number, number, number, number],
  paperEdge: 1,
};
const original: ScanFacts = { ...goodFacts, appearance: goodAppearance };
const copy: ScanFacts = {
  ...goodFacts,
  appearance: {
    ...goodAppearance,
    document: { ...goodDocument, full: true, tilt: null, perspective: null },
    print: printAllOver,
  },
};
const along: Recipe = { ...plainRecipe, corners: goodDocument.corners as Corners };
const into: Recipe = {
  ...plainRecipe,
  corners: [
    { x: 0.3, y: 0.3 },
    { x: 0.7, y: 0.3 },
    { x: 0.7, y: 0.7 },
    { x: 0.3, y: 0.7 },
  ],
};
const grey = { chroma: 1, colouredShare: 0 };

function told(facts: ScanFacts, from: ScanFacts, recipe: Recipe, fitted = false): string[] {
  const look = /cut|grey|blur|shadow|dim|dark/;
  return judgeFixed(facts, { original: from, recipe, fitted }, demands, rulebook)
    .filter(({ rule }) => look.test(rule))
    .map(({ weight, rule }) => `${weight}:${rule}`);
}

describe('what is said of a fixed copy', () => {
  it('never is that a paper found whole was cut; of corners set by hand it asks for a look, and holds nobody up', () => {
    expect(told(copy, original, along)).toEqual([]);
    expect(told(copy, original, into)).toEqual(['should:scan.cut']);
  });

  it('is that it is cut as much as before where its original was, or where nothing was cut here', () => {
    const cut = {
      ...original,
      appearance: { ...goodAppearance, document: { ...goodDocument, cut: ['left' as const] } },
    };
    expect(told(copy, cut, along)).toEqual(['must:scan.cut']);
    expect(told(copy, copy, { ...plainRecipe, turn: 180 })).toEqual(['must:scan.cut']);
  });

  it('is that it is grey where its original is, whatever was done to it', () => {
    const before = { ...original, ...grey };
    const whole: Recipe = { ...plainRecipe, turn: 90, contrast: 20 };
    for (const recipe of [along, into, whole])
      expect(told(copy, before, recipe).filter((each) => each.endsWith('grey'))).toEqual(['must:scan.grey']);
    const onTable = { ...original, appearance: { ...goodAppearance, paperColoured: 0 } };
    expect(told(copy, onTable, along)).toEqual(['should:scan.greyDoubtful']);
    expect(told({ ...copy, ...grey }, onTable, along)).toEqual(['should:scan.greyDoubtful']);
  });

  it('is as sharp as its original, unless fitting it has cost more', () => {
    const blurred = { ...copy, sharpness: 50 };
    expect(told(blurred, original, along)).toEqual([]);
    expect(told(copy, { ...original, sharpness: 50 }, along)).toEqual(['should:scan.blurDoubtful']);
    expect(told(blurred, original, along, true)).toEqual(['should:scan.blurDoubtful']);
  });

  it('is as light as its original, unless its light was changed', () => {
    const dim = { ...goodAppearance, paperBrightness: 80 };
    const before = { ...original, brightness: 80, appearance: dim };
    expect(told(copy, before, along)).toEqual(['should:scan.dim']);
    expect(told(copy, before, { ...along, brightness: 30 })).toEqual([]);
  });
});
