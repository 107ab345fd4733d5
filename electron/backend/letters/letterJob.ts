import type { RulePack } from '#shared/rules/rulePack.ts';
import type { LetterValues } from './gatherLetter.ts';
import { makeLetter } from './makeLetter.ts';
import type { LetterTemplate } from './template.ts';

/** Plain data only: it crosses to a worker thread. */
export interface LetterJobInput {
  readonly template: LetterTemplate;
  readonly values: LetterValues;
  readonly rules: RulePack['rules'];
  readonly now: Date;
}

/** `makeLetter` as a worker does it; the worker's fonts stay warm from one letter to the next. */
export async function letterJob({ template, values, rules, now }: LetterJobInput) {
  const made = await makeLetter(template, values, { rules: { rules }, now });
  // A view on memory of its own: pdf-lib's buffer may be larger than the file and would be copied whole.
  return made.ok ? { ...made, bytes: new Uint8Array(made.bytes) } : made;
}
