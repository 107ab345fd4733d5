import { isDeepStrictEqual } from 'node:util';
import type { CaseEdit, EditableField, FieldValue } from '#shared/api/caseEdits.ts';
import { type Application, personIn } from '#shared/filing/filingCase.ts';
import { emptyPerson, type Person, type Role, roleSchema } from '#shared/filing/person.ts';

type Values = Record<string, unknown>;

/** Two cases of one subject, as plainly as they can be written down. A person is one object, whatever roles it is in. */
export interface CaseModel {
  subject: Values;
  subjectRoles: Record<'legalRepresentative' | 'subjectPrincipal', Person | null>;
  cases: { filingCase: Values; miniProgram: Values; appPrincipal: Person | null }[];
}

/** An edit drawn before it is known what the field will hold. */
export interface DrawnEdit {
  readonly field: EditableField;
  readonly value: FieldValue;
  /** What the person saw, when that is not what the field holds. */
  readonly stale: FieldValue | undefined;
  /** True when the person saw somebody else in the role. */
  readonly stranger: boolean;
}

/** An id that no person of a test has. */
export const nobodyKnown = 1_000_000;

/** The model of two cases that were just taken on, each as the first one shows itself. */
export function modelOf({ filingCase, subject, miniProgram }: Application): CaseModel {
  const { number: _, stage: __, ...decided } = filingCase;
  const held = { filingCase: decided, miniProgram, appPrincipal: null };
  return {
    subject,
    subjectRoles: { legalRepresentative: null, subjectPrincipal: null },
    cases: [held, structuredClone(held)],
  };
}

export function holderIn(model: CaseModel, index: number, role: Role): Person | null {
  return role === 'appPrincipal' ? (model.cases[index]?.appPrincipal ?? null) : model.subjectRoles[role];
}

export function putIn(model: CaseModel, index: number, role: Role, holder: Person | null): void {
  const held = model.cases[index];
  if (role !== 'appPrincipal') model.subjectRoles[role] = holder;
  else if (held) held.appPrincipal = holder;
}

/**
 * Applies edits to the model in place. Answers with the call to send and whether it is to be accepted. `roles` are those
 * of the case before.
 */
export function applyEdits(model: CaseModel, index: number, drawn: readonly DrawnEdit[], roles: Application['roles']) {
  const holderBefore = (field: EditableField) => {
    const [part, role] = field.split('.');
    return part === 'roles' ? roles[roleSchema.parse(role)] : null;
  };
  const edits: CaseEdit[] = [];
  let accepted = true;
  for (const { field, value, stale, stranger } of drawn) {
    const key = field.split('.').at(-1) ?? '';
    const record = recordOf(model, index, field);
    const current = (record?.[key] ?? null) as FieldValue;
    const holder = stranger ? nobodyKnown : holderBefore(field);
    edits.push({ field, value, expected: stale === undefined ? current : stale, holder });
    if (stranger && field.startsWith('roles.')) accepted = false;
    if (isDeepStrictEqual(current, value)) continue;
    if (stale !== undefined && !isDeepStrictEqual(stale, current)) accepted = false;
    else if (record) record[key] = value;
    else putIn(model, index, roleSchema.parse(field.split('.')[1]), { ...emptyPerson, [key]: value });
  }
  return { edits, accepted };
}

/** What model and application are compared by: every value, and which roles are one human being, without the ids. */
export function shownModel(model: CaseModel, index: number) {
  const holders = roleSchema.options.map((role) => holderIn(model, index, role));
  return {
    filingCase: model.cases[index]?.filingCase,
    subject: model.subject,
    miniProgram: model.cases[index]?.miniProgram,
    holders,
    same: holders.map((holder) => holders.indexOf(holder)),
  };
}

export function shownApplication(application: Application): ReturnType<typeof shownModel> {
  const { number: _, stage: __, ...filingCase } = application.filingCase;
  const { subject, miniProgram } = application;
  const people = roleSchema.options.map((role) => personIn(application, role));
  const ids = people.map((person) => person?.id ?? null);
  const holders = people.map((person) => person && withoutId(person));
  return { filingCase, subject, miniProgram, holders, same: ids.map((id) => ids.indexOf(id)) };
}

/** The record a field stands in; null for a role that nobody holds. */
function recordOf(model: CaseModel, index: number, field: EditableField): Values | null {
  const [part, name] = field.split('.');
  const held = model.cases[index];
  if (part === 'subject') return model.subject;
  if (part === 'filingCase') return held?.filingCase ?? null;
  if (part === 'miniProgram') return held?.miniProgram ?? null;
  return holderIn(model, index, roleSchema.parse(name)) as Values | null;
}

function withoutId({ id: _, ...values }: Person & { id: number }): Person {
  return values;
}
