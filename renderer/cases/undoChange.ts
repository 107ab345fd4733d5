import type { ChangedMany, HeldByMany } from '#shared/api/cases.ts';

/** One case, from what the window knows it to hold to what it is to hold. */
export interface CaseChange {
  readonly number: string;
  readonly expected: string | null;
  readonly value: string | null;
}

/** The change of all these cases to one value, each expected to hold what the window showed. */
export function changesTo(value: string | null, held: HeldByMany): CaseChange[] {
  return held.map(({ number, value: expected }) => ({ number, expected, value }));
}

/**
 * What takes a change of many cases back: each case what it held before, as long as it still holds what was written.
 *
 * Cases that held the value anyway were not changed, so nothing of them is taken back.
 */
export function changesBack(written: string | null, changed: ChangedMany['changed']): CaseChange[] {
  return changed
    .filter(({ before }) => before !== written)
    .map(({ number, before }) => ({ number, expected: written, value: before }));
}
