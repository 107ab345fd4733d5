import { expect, test } from 'vitest';
import { paperSeen } from '#shared/intake/paperSeen.ts';
import type { Appearance } from '#shared/scans/appearance.ts';
import { goodAppearance, goodFacts } from '#test/support/scans.ts';

/** What a sealed page of A4 that lies on its side is taken for. */
function across(appearance: Partial<Appearance>): string | null {
  const { document } = goodAppearance;
  if (!document) throw new Error('the good appearance has a paper');
  const lying = { ...document, full: false, width: 1414, height: 1000 };
  const facts = { ...goodFacts, codes: null, appearance: { ...goodAppearance, document: lying, ...appearance } };
  return paperSeen(facts)?.kind ?? null;
}

test('a sealed page that lies across is a certificate by its ground alone', () => {
  expect(across({ paperColoured: 0.2 })).toBe('certificate');
  // White paper that says how it lies is a letter, and where it does not say so, it may be anything.
  expect(across({ paperColoured: 0.01, paperTurn: 90 })).toBe('letter');
  expect(across({ paperColoured: 0.01, paperTurn: null })).toBeNull();
});
