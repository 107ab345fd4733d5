import type { RulePack } from '../rules/rulePack.ts';
import type { Subject } from './subject.ts';

/** The division everything else follows from: a person files for himself, or an organisation does. */
export type SubjectNature = 'personal' | 'organisation';

/** By the subject-type table of the rule pack; null while the type is not entered or not in the table. */
export function subjectNature(subject: Subject, pack: Pick<RulePack, 'subjectTypes'>): SubjectNature | null {
  const row = pack.subjectTypes.find(({ id }) => id === subject.type);
  if (!row) return null;
  return row.isPersonal ? 'personal' : 'organisation';
}
