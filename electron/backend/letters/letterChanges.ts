import type { PrintedLetter } from '#shared/api/letters.ts';
import type { Discretion } from '../cases/discretion.ts';
import type { LetterValues } from './gatherLetter.ts';
import { maskedValues } from './maskedValues.ts';
import type { LetterTemplate } from './template.ts';

/**
 * Which values of a printed letter are no longer those of its case, in the order of the template's fields. Pure.
 *
 * Only what a case supplies can go stale; what was typed in for one letter is nobody else's. `discretion` hides the
 * middle of numbers, so `was` and `now` may look alike where they are not.
 */
export function letterChanges(
  template: LetterTemplate,
  printed: LetterValues,
  today: LetterValues,
  discretion: Discretion,
): PrintedLetter['changed'] {
  const was = maskedValues(template, printed, discretion);
  const now = maskedValues(template, today, discretion);
  return template.fields
    .filter(({ id, source }) => source !== null && printed[id] !== today[id])
    .map(({ id, label }) => ({ label, was: was[id] ?? null, now: now[id] ?? null }));
}
