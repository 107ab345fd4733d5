import { type Application, personIn, samePerson } from '#shared/filing/filingCase.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { kindOf } from '#shared/filing/findingKind.ts';
import { officialFieldAt } from '#shared/filing/officialFields.ts';
import { type Role, roleSchema } from '#shared/filing/person.ts';
import type { LetterValues } from './gatherLetter.ts';
import type { LetterTemplate } from './template.ts';

/**
 * What a letter would print though the case says it is wrong (必改). Pure.
 *
 * Of a human being in several roles a finding is told at one of them: it is about what every role of his prints.
 */
export function doubtsOf(
  template: LetterTemplate,
  values: LetterValues,
  { application, findings }: { readonly application: Application; readonly findings: readonly Finding[] },
): Finding[] {
  const printed = new Set(
    template.fields.flatMap(({ id, source }) =>
      source === null || values[id] === undefined ? [] : sameValue(source, application),
    ),
  );
  return findings.filter(
    (finding) => kindOf(finding) === 'wrong' && printed.has(officialFieldAt(finding.where)?.field ?? finding.where),
  );
}

/** The paths of our model that hold the same value as this one, itself among them. */
function sameValue(source: string, application: Application): string[] {
  const [part, role, key = ''] = source.split('.');
  // An address is printed with its districts before it.
  if (source === 'subject.address') return [source, 'subject.province', 'subject.city', 'subject.district'];
  const held = roleSchema.safeParse(role);
  if (part !== 'roles' || !held.success) return [source];
  const heldBy = (of: Role): unknown =>
    Object.entries(personIn(application, of) ?? {}).find(([name]) => name === key)?.[1];
  return roleSchema.options
    .filter((each) => samePerson(application, each, held.data) && heldBy(each) === heldBy(held.data))
    .map((each) => `roles.${each}.${key}`);
}
