import { isDeepStrictEqual } from 'node:util';
import {
  type CaseEdit,
  type EditableField,
  type FieldValue,
  fieldValueSchema,
  schemaOfField,
} from '#shared/api/caseEdits.ts';
import { holderAt, placeOf, valueAt } from '#shared/filing/applicationField.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { emptyPerson, type Role } from '#shared/filing/person.ts';

/** The application as the edits leave it, or the first thing that is not as was expected: a value, or who holds a role. */
export type DecidedEdits =
  | { readonly type: 'accepted'; readonly application: Application }
  | { readonly type: 'otherHolder'; readonly role: Role }
  | { readonly type: 'conflict'; readonly field: EditableField; readonly current: FieldValue };

/**
 * Applies edits one after the other. Pure.
 *
 * Parts that do not change stay the same objects. A field that holds what is wanted already is fine, whatever was
 * expected: a client whose answer got lost asks again. A value for a role that nobody holds makes a new person, whose
 * id is below 0 until they are stored. What was meant for one human being never goes to the next holder of the role,
 * nor counts as done because that one has the same value.
 */
export function decideEdits(application: Application, edits: readonly CaseEdit[]): DecidedEdits {
  let edited = application;
  for (const { field, value, expected, holder = null } of edits) {
    const current = valueAt(edited, field);
    const wanted = asKept(field, value);
    const held = isDeepStrictEqual(current, wanted);
    const place = placeOf(field);
    if (place.part === 'roles' && storedHolder(edited, field) !== holder) {
      // Nobody held the role and it holds the value now: what a repeated edit finds that made the person itself.
      if (holder === null && held) continue;
      return { type: 'otherHolder', role: place.role };
    }
    if (held) continue;
    if (!isDeepStrictEqual(current, asKept(field, expected))) return { type: 'conflict', field, current };
    edited = withValue(edited, field, wanted);
  }
  return { type: 'accepted', application: edited };
}

/** Who held the role before these edits; whom they made themselves is nobody yet. */
function storedHolder(application: Application, field: EditableField): number | null {
  const id = holderAt(application, field);
  return id !== null && id < 0 ? null : id;
}

/** A value as its schema leaves it (trimmed); one that no schema would take can only be expected, never held. */
function asKept(field: EditableField, value: FieldValue): FieldValue {
  const parsed = schemaOfField(field).safeParse(value);
  return parsed.success ? fieldValueSchema.parse(parsed.data) : value;
}

function withValue(application: Application, field: EditableField, value: FieldValue): Application {
  const place = placeOf(field);
  if (place.part !== 'roles') {
    return { ...application, [place.part]: { ...application[place.part], [place.key]: value } };
  }
  const held = withHolder(application, place.role);
  const id = held.roles[place.role];
  const persons = held.persons.map((person) => (person.id === id ? { ...person, [place.key]: value } : person));
  return { ...held, persons };
}

/** The same application with somebody in the role: a new person when nobody was. */
function withHolder(application: Application, role: Role): Application {
  const { persons, roles } = application;
  if (roles[role] !== null) return application;
  const id = Math.min(0, ...persons.map((person) => person.id)) - 1;
  return { ...application, persons: [...persons, { id, ...emptyPerson }], roles: { ...roles, [role]: id } };
}
