import { expect, test } from 'vitest';
import { proposeFix } from '#shared/scans/proposeFix.ts';
import { goodAppearance, goodDocument, goodFacts, testThresholds } from '#test/support/scans.ts';

/** Whether a page of A4 that its marks tell to lie turned is turned without anybody looking. */
function isTurned(paperTurn: 90 | 180, paperColoured: number): boolean {
  const document = { ...goodDocument, width: 1414, height: 1000, tilt: 5 };
  const appearance = { ...goodAppearance, document, paperTurn, paperColoured };
  const { sure, recipe } = proposeFix({ ...goodFacts, codes: null, appearance }, testThresholds, 'letter');
  expect(recipe.turn).toBe(360 - paperTurn);
  return sure;
}

test('a white page is turned over by its stamp only where somebody looks: it may have one at its head', () => {
  expect(isTurned(180, 0.02)).toBe(false);
  expect(isTurned(180, 0.3)).toBe(true);
  // What lies on its side has its lines to say so.
  expect(isTurned(90, 0.02)).toBe(true);
});
