import type { Application, HeldPerson } from '#shared/filing/filingCase.ts';
import type { Person } from '#shared/filing/person.ts';
import type { appPrincipalKinds, yesNo } from './choices.ts';

/** The three roles as the row names them; a person of nothing but nulls was left blank. */
export interface WrittenPersons {
  readonly isPersonal: boolean;
  readonly legal: Person;
  readonly principalIsLegal: (typeof yesNo)[number] | null;
  readonly principal: Person;
  readonly appPrincipalIs: (typeof appPrincipalKinds)[number] | null;
  readonly appPrincipal: Person;
}

/** A field about one human being that two places of the row state differently; the first place counts. */
export interface Contradiction {
  readonly role: 'subjectPrincipal' | 'appPrincipal';
  readonly field: keyof Person;
  readonly kept: string;
  readonly dropped: string;
}

export interface ReadPersons extends Pick<Application, 'persons' | 'roles'> {
  readonly contradictions: readonly Contradiction[];
}

/**
 * Who holds which role. Pure.
 *
 * Roles are one human being when the row says so (是, 同…), or when name and certificate number are both the same.
 * Then every place may add what the others left blank. Where the row is silent nobody is guessed.
 */
export function readPersons(written: WrittenPersons): ReadPersons {
  const contradictions: Contradiction[] = [];
  const persons = { legal: written.legal, principal: written.principal, appPrincipal: written.appPrincipal };
  // A personal subject has no legal representative: 是 then only means that there is one human being.
  const saidSame = written.principalIsLegal === '是' && !(written.isPersonal && isBlankPerson(written.legal));
  const principalIsLegal = saidSame || sameHuman(written.legal, written.principal);
  if (principalIsLegal) {
    persons.legal = merge(written.legal, written.principal, 'subjectPrincipal', contradictions);
    persons.principal = persons.legal;
  }
  const appPrincipalIs = appPrincipalSource(written, persons);
  if (appPrincipalIs !== null) {
    persons.appPrincipal = merge(persons[appPrincipalIs], written.appPrincipal, 'appPrincipal', contradictions);
    if (principalIsLegal || appPrincipalIs === 'legal') persons.legal = persons.appPrincipal;
    if (principalIsLegal || appPrincipalIs === 'principal') persons.principal = persons.appPrincipal;
  }

  const ids = new Map<Person, number>();
  const idOf = (person: Person) => {
    if (isBlankPerson(person)) return null;
    const id = ids.get(person) ?? ids.size + 1;
    ids.set(person, id);
    return id;
  };
  const roles = {
    legalRepresentative: idOf(persons.legal),
    subjectPrincipal: idOf(persons.principal),
    appPrincipal: idOf(persons.appPrincipal),
  };
  return { persons: [...ids].map(([person, id]): HeldPerson => ({ ...person, id })), roles, contradictions };
}

function appPrincipalSource(
  { appPrincipalIs, appPrincipal }: WrittenPersons,
  { legal, principal }: { legal: Person; principal: Person },
): 'legal' | 'principal' | null {
  if (appPrincipalIs === '同主体负责人') return 'principal';
  if (appPrincipalIs === '同法定代表人') return 'legal';
  if (sameHuman(principal, appPrincipal)) return 'principal';
  return sameHuman(legal, appPrincipal) ? 'legal' : null;
}

/** Certificate numbers are compared without blanks and case; a name alone proves nothing. */
export function sameHuman(one: Person, other: Person): boolean {
  const number = (person: Person) => person.certificateNumber?.replace(/\s+/gu, '').toUpperCase() ?? null;
  return one.name !== null && one.name === other.name && number(one) !== null && number(one) === number(other);
}

function merge(first: Person, second: Person, role: Contradiction['role'], contradictions: Contradiction[]): Person {
  for (const field of personFields) {
    const [kept, dropped] = [first[field], second[field]];
    if (kept !== null && dropped !== null && kept !== dropped) {
      contradictions.push({ role, field, kept: String(kept), dropped: String(dropped) });
    }
  }
  return fillBlanks(first, second);
}

/** The first record with its blanks filled from the second. */
export function fillBlanks<Values extends object>(first: Values, second: Values): Values {
  const given = Object.fromEntries(Object.entries(first).filter(([, value]) => value !== null));
  return { ...second, ...given };
}

export const personFields = [
  'name',
  'certificateType',
  'certificateNumber',
  'certificateValidFrom',
  'certificateValidUntil',
  'mobile',
  'emergencyMobile',
  'email',
  'post',
] as const satisfies readonly (keyof Person)[];

function isBlankPerson(person: Person): boolean {
  return personFields.every((field) => person[field] === null);
}
