import { type Application, personIn } from '#shared/filing/filingCase.ts';
import type { Role } from '#shared/filing/person.ts';
import { notEntered } from './readableValue.ts';

/** Who holds a role, in the words a conflict says it with. */
export function holderName(application: Application, role: Role): string {
  const person = personIn(application, role);
  return person === null ? notEntered : (person.name ?? '一位未填姓名的人');
}
