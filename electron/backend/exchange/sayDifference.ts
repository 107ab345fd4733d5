import { entranceLabels, type FilingCase } from '#shared/filing/filingCase.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { maskEmail, maskNumber, maskText } from '#shared/filing/maskNumber.ts';
import type { MiniProgram } from '#shared/filing/miniProgram.ts';
import { officialFieldFor } from '#shared/filing/officialFields.ts';
import type { Person, Role } from '#shared/filing/person.ts';
import type { Subject } from '#shared/filing/subject.ts';
import { districtName } from '#shared/rules/districts.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { serviceLabel } from './choices.ts';
import { type ColumnId, personColumnEndings } from './columnIds.ts';
import { intakeColumn } from './intakeColumns.ts';

/** Where each field that can differ stands in the sheet. */
export const subjectColumns = {
  type: 'subjectType',
  name: 'subjectName',
  certificateType: 'subjectCertificateType',
  certificateNumber: 'subjectCertificateNumber',
  certificateAddress: 'subjectCertificateAddress',
  certificateValidFrom: 'subjectValidFrom',
  certificateValidUntil: 'subjectValidUntil',
  province: 'province',
  city: 'city',
  district: 'district',
  address: 'address',
  businessScope: 'businessScope',
  comment: 'subjectComment',
} as const satisfies Partial<Record<keyof Subject, ColumnId>>;

export const programColumns = {
  name: 'appName',
  appId: 'appId',
  serviceTypes: 'service1',
  preapprovals: 'preapprovalType',
  comment: 'appComment',
} as const satisfies Partial<Record<keyof MiniProgram, ColumnId>>;

export const caseColumns = {
  entrance: 'entrance',
  staff: 'staff',
  plannedOn: 'plannedOn',
  note: 'note',
} as const satisfies Partial<Record<keyof FilingCase, ColumnId>>;

/** The column of a person's field; a legal representative's contact data stand in the principal's columns. */
export function personColumn(role: Role, field: keyof Person): ColumnId {
  const ending = personColumnEndings[field];
  switch (ending) {
    case 'Mobile':
    case 'EmergencyMobile':
    case 'Email':
    case 'Post':
      return role === 'appPrincipal' ? `appPrincipal${ending}` : `principal${ending}`;
    default:
      return role === 'legalRepresentative'
        ? `legal${ending}`
        : role === 'appPrincipal'
          ? `appPrincipal${ending}`
          : `principal${ending}`;
  }
}

/** A field that is stated twice. What no sheet has a column for has none. */
export interface DifferingField {
  /** Path of our model. */
  readonly field: string;
  readonly column: ColumnId | undefined;
  /** What came in: it says how the person knows the field. */
  readonly from: 'sheet' | 'payload';
}

/** Two values of one field that were not reconciled: says both, numbers masked, and that the vault was left alone. */
export function sayDifference(
  rulebook: Rulebook,
  pack: RulePack,
  { field, column, from }: DifferingField,
  held: unknown,
  given: unknown,
): Finding {
  const official = officialFieldFor(field);
  const header = column && intakeColumn(column).header;
  const name = (from === 'sheet' ? header : official?.label) ?? header ?? field;
  const there = from === 'sheet' ? '表里' : '这份资料里';
  return rulebook('intake.differs', {
    weight: 'should',
    where: from === 'sheet' ? name : (official?.path ?? field),
    message: `“${name}”资料库里是“${shown(pack, column, held)}”，${there}是“${shown(pack, column, given)}”，资料库没有改动。`,
    remedy: '请核对哪一个是对的；要改的话，请直接在案件里修改。',
  });
}

const longestShown = 40;

function shown(pack: RulePack, column: ColumnId | undefined, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => shown(pack, column, each)).join('、');
  if (typeof value === 'object' && value !== null && 'type' in value) {
    const code = 'code' in value && typeof value.code === 'string' ? ` ${value.code}` : '';
    return `${nameOf(pack.preapprovalTypes, value.type)}${code}`;
  }
  if (typeof value === 'number') return numberShown(pack, column, value);
  const text = String(value);
  if (column === 'province' || column === 'city' || column === 'district') return districtName(pack, text) ?? text;
  if (column === 'entrance') return Object.entries(entranceLabels).find(([each]) => each === text)?.[1] ?? text;
  if (column?.endsWith('Email')) return maskEmail(text);
  if (column === 'appId') return text;
  if (column && intakeColumn(column).kind === 'number') return maskNumber(text);
  const masked = maskText(text);
  return [...masked].length > longestShown ? `${[...masked].slice(0, longestShown).join('')}…` : masked;
}

function numberShown(pack: RulePack, column: ColumnId | undefined, id: number): string {
  if (column === 'service1') return serviceLabel(pack, id) ?? String(id);
  return nameOf(column === 'subjectType' ? pack.subjectTypes : pack.certificateTypes, id);
}

function nameOf(rows: readonly { readonly id: number; readonly name: string }[], id: unknown): string {
  return rows.find((row) => row.id === id)?.name ?? String(id);
}
