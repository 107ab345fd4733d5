import { z } from 'zod';
import { validUntilSchema } from '../filing/date.ts';
import { type Application, filingCaseSchema, type HeldPerson } from '../filing/filingCase.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { emptyPerson, personSchema, type Role, roleSchema } from '../filing/person.ts';
import { subjectSchema } from '../filing/subject.ts';

/** Who there is, and who holds what. */
export type NamedPersons = Pick<Application, 'persons' | 'roles'>;

/** The one name at the top of the file that is ours. */
export const officeName = 'beian_desk';

/** Who holds which roles, with what the payload does not say of them. */
const officePersonSchema = z.strictObject({
  roles: z.array(roleSchema).min(1),
  /** Blank where the payload says it; of a legal representative who is no principal it says only name and number. */
  rest: personSchema,
});

/**
 * What the office knows and the payload has no field for. Without it a file reads back as the platform would have it;
 * with it nothing is lost.
 */
export const officePartSchema = z.strictObject({
  version: z.literal(1),
  filingCase: filingCaseSchema.omit({ number: true, stage: true }),
  subject: subjectSchema.pick({ certificateValidFrom: true, certificateValidUntil: true, businessScope: true }),
  /** Validity of the pre-approval papers, in the order of the payload's list. */
  approvalsValidUntil: z.array(validUntilSchema.nullable()),
  persons: z.array(officePersonSchema),
  /** Papers that are not uploaded, by file name. */
  media: z.array(z.strictObject({ slot: materialSlotIdSchema, name: z.string().min(1) })),
});
export type OfficePart = z.infer<typeof officePartSchema>;

/** What the payload says of a role, in our names. */
const inPayload: Readonly<Record<'principal' | 'legalRepresentative', readonly (keyof HeldPerson)[]>> = {
  principal: [
    'name',
    'mobile',
    'email',
    'emergencyMobile',
    'certificateType',
    'certificateNumber',
    'certificateValidFrom',
    'certificateValidUntil',
  ],
  legalRepresentative: ['name', 'certificateNumber'],
};

/** The office's part of an application. `media` are the papers that are not uploaded. */
export function officePartOf(application: Application, media: OfficePart['media']): OfficePart {
  const { number: _, stage: __, ...filingCase } = application.filingCase;
  const { certificateValidFrom, certificateValidUntil, businessScope } = application.subject;
  const roles = roleSchema.options;
  return {
    version: 1,
    filingCase,
    subject: { certificateValidFrom, certificateValidUntil, businessScope },
    approvalsValidUntil: application.miniProgram.preapprovals.map(({ validUntil }) => validUntil),
    persons: application.persons.flatMap((person) => {
      const held = roles.filter((role) => application.roles[role] === person.id);
      return held.length === 0 ? [] : [{ roles: held, rest: restOf(person, held) }];
    }),
    media,
  };
}

function restOf(person: HeldPerson, roles: readonly Role[]): OfficePart['persons'][number]['rest'] {
  const said = inPayload[roles.some((role) => role !== 'legalRepresentative') ? 'principal' : 'legalRepresentative'];
  const { id: _, ...record } = person;
  return { ...record, ...Object.fromEntries(said.map((key) => [key, null])) };
}

/**
 * Persons and roles as the office knows them, with what the payload says of each. Where somebody has changed the payload
 * so that one human being has become two, the payload is right. `legalIsSaid` when it names a legal representative.
 */
export function withOfficePersons(
  named: NamedPersons,
  office: OfficePart['persons'],
  legalIsSaid: boolean,
): NamedPersons {
  const roles: Record<Role, number | null> = { legalRepresentative: null, subjectPrincipal: null, appPrincipal: null };
  const persons: HeldPerson[] = [];
  for (const [index, { roles: held, rest }] of office.entries()) {
    const principals = held.filter((role) => role !== 'legalRepresentative');
    const ids = new Set((principals.length > 0 ? principals : held).map((role) => named.roles[role]));
    if (ids.size > 1) return named;
    const found = named.persons.find(({ id }) => ids.has(id));
    // Of one who is legal representative and nothing else the payload has a name and a number, or not a word.
    const said = principals.length > 0 ? found : legalIsSaid ? nameOf(found) : {};
    const id = index + 1;
    persons.push({ ...emptyPerson, ...rest, ...withoutBlanks(said), id });
    for (const role of held) roles[role] = id;
  }
  // Somebody the payload names in a role that was nobody's when the file was written.
  for (const role of roleSchema.options) {
    const added = named.persons.find(({ id }) => id === named.roles[role]);
    if (roles[role] !== null || !added || (role === 'legalRepresentative' && !legalIsSaid)) continue;
    const same = persons.findIndex((person) => JSON.stringify(person) === JSON.stringify({ ...added, id: person.id }));
    if (same < 0) persons.push({ ...added, id: persons.length + 1 });
    roles[role] = same < 0 ? persons.length : same + 1;
  }
  return { persons, roles };
}

function nameOf(person: HeldPerson | undefined): Partial<HeldPerson> {
  return person ? { name: person.name, certificateNumber: person.certificateNumber } : {};
}

function withoutBlanks(person: Partial<HeldPerson> | undefined): Partial<HeldPerson> {
  return Object.fromEntries(Object.entries(person ?? {}).filter(([, value]) => value !== null));
}
