import { type DecidedLetter, decideLetter } from '#backend/letters/decideLetter.ts';
import type { LetterValues } from '#backend/letters/gatherLetter.ts';
import { loadTemplates } from '#backend/letters/loadTemplates.ts';
import type { LetterTemplate } from '#backend/letters/template.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { previewValues, strainedValues } from './letterValues.ts';

/** A person who files for himself. */
export const personalValues: LetterValues = {
  ...previewValues,
  subjectKind: '个人',
  subjectName: '王样例',
  subjectCertificateType: '居民身份证',
  subjectCertificateNumber: '44030519900307001X',
};

export interface SampleLetter {
  readonly name: string;
  readonly template: LetterTemplate;
  readonly values: LetterValues;
}

/** Every template with usual and with straining values, and for a person where that differs. */
export async function sampleLetters(): Promise<SampleLetter[]> {
  return (await loadTemplates()).flatMap((template) => {
    const forPersons = template.fields.some((field) => field.id === 'subjectKind');
    return [
      { name: `${template.id}, usual`, template, values: previewValues },
      { name: `${template.id}, straining`, template, values: strainedValues },
      ...(forPersons ? [{ name: `${template.id}, personal`, template, values: personalValues }] : []),
    ];
  });
}

/** The blocks of a sample; fails where something is missing. */
export async function decided({ template, values }: Omit<SampleLetter, 'name'>): Promise<DecidedLetter> {
  const decision = decideLetter(template, values, { rulebook: rulebookOf(await loadRulePack()), missing: () => [] });
  if (!decision.ok) throw new Error(JSON.stringify(decision.findings));
  return decision.letter;
}
