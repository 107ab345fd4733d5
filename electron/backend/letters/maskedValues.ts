import type { Discretion } from '../cases/discretion.ts';
import type { LetterValues } from './gatherLetter.ts';
import type { LetterTemplate } from './template.ts';

/**
 * The values of a letter as `discretion` shows them: numbers by where they come from, and whatever else looks like one.
 *
 * What the agency says about itself stays, because it is no client's.
 */
export function maskedValues(template: LetterTemplate, values: LetterValues, discretion: Discretion): LetterValues {
  const sources = new Map(template.fields.map(({ id, source }) => [id, source]));
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      const source = sources.get(field) ?? '';
      if (source === 'subject.certificateNumber') return [field, discretion.subjectNumber(value)];
      if (/^roles\..*\.(certificateNumber|mobile|emergencyMobile)$/.test(source))
        return [field, discretion.number(value)];
      if (source.startsWith('agency.')) return [field, value];
      return [field, discretion.text(value)];
    }),
  );
}
