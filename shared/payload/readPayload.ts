import { type Application, type FilingCase, type HeldPerson, heldPersonSchema } from '../filing/filingCase.ts';
import type { MaterialSlotId } from '../filing/materialSlot.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { emptyMiniProgram, type MiniProgram, miniProgramSchema } from '../filing/miniProgram.ts';
import { type OfficialField, type OfficialValue, officialFieldAt, officialFields } from '../filing/officialFields.ts';
import { emptyPerson, personSchema, type Role } from '../filing/person.ts';
import { emptySubject, type Subject, subjectSchema } from '../filing/subject.ts';
import { subjectNature } from '../filing/subjectNature.ts';
import type { RulePack } from '../rules/rulePack.ts';
import { type NamedPersons, type OfficePart, officeName, officePartSchema, withOfficePersons } from './officePart.ts';
import { dottedPath, type Json, type KeptValue, principalAgain, valuesOf } from './payloadTree.ts';
import { fromPayload, saysNothing } from './payloadValue.ts';
import { readApprovals } from './readApprovals.ts';

/** A file the payload names, and the slot it belongs into. */
export interface NamedMedia {
  readonly slot: MaterialSlotId;
  readonly name: string;
  /** Where the payload names it. */
  readonly path: KeptValue['path'];
  /** True where the payload has a list of files. */
  readonly isList: boolean;
  /** Of papers that belong to items of a list: which item that needs one, from 0. */
  readonly position?: number;
}

/** A payload as our model has it. */
export interface ReadPayload {
  readonly application: Pick<Application, 'subject' | 'miniProgram' | 'persons' | 'roles'>;
  readonly filingCase: Omit<FilingCase, 'number' | 'stage'>;
  readonly media: readonly NamedMedia[];
  /** What our model has no place for; `writePayload` puts it back. */
  readonly kept: readonly KeptValue[];
  /** Of what was kept: names nobody knows, and values that are not what their field holds. */
  readonly unknown: readonly string[];
  readonly unreadable: readonly string[];
  /** Days that were understood but are not written as YYYYMMDD. */
  readonly otherDays: readonly string[];
  /** True when the file carries the office's own part. */
  readonly hasOffice: boolean;
}

const plainFiling: ReadPayload['filingCase'] = {
  filingType: 'first',
  entrance: null,
  staff: null,
  plannedOn: null,
  note: null,
};

/**
 * An official payload (apply_icp_filing, 2026-11-23, high) as our model has it; null when it is not one.
 *
 * Nothing is lost: what cannot be read is kept as it stood and named. The payload does not say who the legal
 * representative is when it is the subject's principal, so for an organisation that is what its absence means; nor does
 * it say the type of filing: 首次 is assumed. Pure.
 */
export function readPayload(payload: Json, pack: Pick<RulePack, 'subjectTypes'>): ReadPayload | null {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return null;
  const { [officeName]: ownPart, ...official } = payload as { readonly [key: string]: Json };
  if (!['icp_subject', 'icp_applets'].some((part) => Object.hasOwn(official, part))) return null;
  const values = valuesOf(official, (dotted) => officialFieldAt(dotted) !== null && !dotted.endsWith(']'));
  if (values === null) return null;

  const taken = new Map<string, unknown>();
  const media: NamedMedia[] = [];
  const kept: KeptValue[] = [];
  const unknown: string[] = [];
  const unreadable: string[] = [];
  const otherDays: string[] = [];
  const approvals = readApprovals(values.filter(({ path }) => path[2] === 'nrlx_details'));
  for (const { path, value } of values) {
    const dotted = dottedPath(path);
    const field = officialFieldAt(dotted);
    if (approvals.took.has(dotted)) continue;
    if (field === null || field.field === null || saysNothing(value)) {
      kept.push({ path, value });
      if (field === null && !(saysNothing(value) && isPartOfForm(dotted))) unknown.push(dotted);
      continue;
    }
    if (isOtherDay(field.valueType, value)) otherDays.push(dotted);
    const read = field.path.includes('[]') ? undefined : entered(field, fromPayload(field.valueType, value));
    if (read === undefined) {
      kept.push({ path, value });
      // Of a list that could not be taken as a whole only what cannot be read itself is told.
      if (!field.path.includes('[]') || fromPayload(field.valueType, value) === undefined) unreadable.push(dotted);
    } else if (field.valueType === 'file' || field.valueType === 'files') {
      const slot = materialSlotIdSchema.parse(field.field.slice('materials.'.length));
      for (const name of [read].flat())
        media.push({ slot, name: String(name), path, isList: field.valueType === 'files' });
    } else taken.set(field.field, read);
  }
  media.push(...approvals.media);

  const office = officePartSchema.safeParse(ownPart);
  if (ownPart !== undefined && !office.success) {
    kept.push({ path: [officeName], value: ownPart });
    unreadable.push(officeName);
  }
  const subject: Subject = { ...recordOf(taken, 'subject', emptySubject), ...office.data?.subject };
  const miniProgram: MiniProgram = {
    ...recordOf(taken, 'miniProgram', emptyMiniProgram),
    preapprovals: withValidity(approvals.items, office.data),
  };
  const legalIsSaid = [...taken.keys()].some((field) => field.startsWith('roles.legalRepresentative.'));
  const named = namedPersons(taken, subjectNature(subject, pack) === 'organisation');
  if (legalIsSaid && named.roles.legalRepresentative === named.roles.subjectPrincipal) kept.push(principalAgain);
  return {
    application: {
      subject,
      miniProgram,
      ...(office.data ? withOfficePersons(named, office.data.persons, legalIsSaid) : named),
    },
    filingCase: office.data?.filingCase ?? plainFiling,
    media: [...media, ...(office.data?.media ?? []).map((each) => ({ ...each, path: [officeName], isList: true }))],
    kept,
    unknown,
    unreadable,
    otherDays,
    hasOffice: office.success,
  };
}

/** True for a day that the official shape writes in another way. */
function isOtherDay(type: OfficialValue, value: Json): boolean {
  return (type === 'day' || type === 'validUntil') && typeof value === 'string' && /^\s*\d{4}-/.test(value);
}

/** True for the parts that fields of the form stand in: an empty one says nothing unheard of. */
function isPartOfForm(dotted: string): boolean {
  return officialFields.some(({ path }) => path.startsWith(`${dotted}.`) || path.startsWith(`${dotted}[].`));
}

/** The value, when the model takes it in that field; undefined when it does not. */
function entered({ field, valueType }: OfficialField, value: unknown): unknown {
  if (value === undefined || valueType === 'file' || valueType === 'files') return value;
  const [part = '', ...rest] = (field ?? '').split('.');
  const key = rest.at(-1) ?? '';
  const shapes: Readonly<Record<string, Readonly<Record<string, { safeParse(value: unknown): { data?: unknown } }>>>> =
    {
      subject: subjectSchema.shape,
      miniProgram: miniProgramSchema.shape,
      roles: personSchema.shape,
    };
  return shapes[part]?.[key]?.safeParse(value).data;
}

function recordOf<Values extends object>(taken: ReadonlyMap<string, unknown>, prefix: string, blank: Values): Values {
  const entries = Object.keys(blank).map((key) => [key, taken.get(`${prefix}.${key}`)] as const);
  return { ...blank, ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)) };
}

/** Validity stands in the office's part by place; where the list has changed since, it is nobody's. */
function withValidity(items: MiniProgram['preapprovals'], office: OfficePart | undefined): MiniProgram['preapprovals'] {
  const dates = office?.approvalsValidUntil ?? [];
  if (dates.length !== items.length) return items;
  return items.map((item, index) => ({ ...item, validUntil: dates[index] ?? null }));
}

/** Roles of whom everything agrees are one human being. */
function namedPersons(taken: ReadonlyMap<string, unknown>, isOrganisation: boolean): NamedPersons {
  const persons: HeldPerson[] = [];
  const hold = (role: Role, same: (held: HeldPerson, given: HeldPerson) => boolean): number | null => {
    const given = { ...recordOf(taken, `roles.${role}`, emptyPerson), id: persons.length + 1 };
    if (Object.entries(given).every(([key, value]) => key === 'id' || value === null)) return null;
    const known = persons.find((held) => same(held, given));
    if (known) return known.id;
    persons.push(heldPersonSchema.parse(given));
    return given.id;
  };
  const alike = ({ id: _, ...one }: HeldPerson, { id: __, ...other }: HeldPerson) =>
    JSON.stringify(one) === JSON.stringify(other);
  const sameHuman = (held: HeldPerson, given: HeldPerson) =>
    held.name === given.name && held.certificateNumber === given.certificateNumber;
  const subjectPrincipal = hold('subjectPrincipal', () => false);
  const appPrincipal = hold('appPrincipal', alike);
  const legal = hold('legalRepresentative', sameHuman);
  return {
    persons,
    roles: { subjectPrincipal, appPrincipal, legalRepresentative: legal ?? (isOrganisation ? subjectPrincipal : null) },
  };
}
