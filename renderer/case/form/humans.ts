import type { EditableField } from '#shared/api/caseEdits.ts';
import type { Application, HeldPerson } from '#shared/filing/filingCase.ts';
import type { Person, Role } from '#shared/filing/person.ts';
import { roleField } from './fields.ts';

/** A human being of the case with every role held, the one whose fields are edited first. */
export interface Human {
  readonly person: HeldPerson;
  readonly roles: readonly [Role, ...Role[]];
}

/** Findings about a human being stand at the first of these roles that is held. */
const principalsFirst: readonly Role[] = ['subjectPrincipal', 'appPrincipal', 'legalRepresentative'];

/** Everybody who holds a role, once, in the order the form shows them. */
export function humansOf({ persons, roles }: Application): Human[] {
  return persons
    .flatMap((person) => {
      const [first, ...others] = principalsFirst.filter((role) => roles[role] === person.id);
      return first ? [{ person, roles: [first, ...others] as const }] : [];
    })
    .toSorted((one, other) => principalsFirst.indexOf(one.roles[0]) - principalsFirst.indexOf(other.roles[0]));
}

/** The paths of one field of a human being, the one that is edited first. */
export function pathsOf({ roles: [first, ...others] }: Human, key: keyof Person): [EditableField, ...EditableField[]] {
  return [roleField(first, key), ...others.map((role) => roleField(role, key))];
}

/** What the payload and the letters want of somebody who is the legal representative and nothing else. */
const wantedOfRepresentative: ReadonlySet<keyof Person> = new Set([
  'name',
  'certificateType',
  'certificateNumber',
  'post',
]);

/** True for a field that nobody needs of this human being and that holds nothing. */
export function isIdle({ person, roles }: Human, key: keyof Person): boolean {
  return roles[0] === 'legalRepresentative' && !wantedOfRepresentative.has(key) && person[key] === null;
}
