import type { EditableField, FieldValue } from '#shared/api/caseEdits.ts';
import { placeOf } from '#shared/filing/applicationField.ts';
import { entranceLabels, filingTypeLabels } from '#shared/filing/filingCase.ts';
import { maskEmail, maskNumber, maskText } from '#shared/filing/maskNumber.ts';
import type { Preapproval } from '#shared/filing/miniProgram.ts';
import { districtName } from '#shared/rules/districts.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { nameOf } from '../dossier/codeNames.ts';

/** The tables codes are named by. */
export type NameTables = Pick<
  RulePack,
  'subjectTypes' | 'certificateTypes' | 'preapprovalTypes' | 'serviceTypes' | 'districts'
>;

/** What a field that was left blank is said to hold. */
export const notEntered = '未填写';

/** Longer values are cut: a sentence quotes enough to recognise them by. Code points. */
const longestQuoted = 60;

/**
 * The value of a field as a person reads it in a sentence: codes by name, lists joined, private numbers masked. `cut` is
 * what becomes of a text that may be long.
 */
export function readableValue(
  field: EditableField,
  value: FieldValue,
  pack: NameTables,
  cut: (text: string) => string = quoted,
): string {
  const { part, key } = placeOf(field);
  if (value === null) return notEntered;
  if (Array.isArray(value)) return cut(value.map((item) => itemName(item, pack)).join('、') || notEntered);
  if (typeof value === 'number') {
    return nameOf(part === 'subject' && key === 'type' ? pack.subjectTypes : pack.certificateTypes, value) ?? '';
  }
  switch (key) {
    case 'filingType':
    case 'entrance':
      return labelOf(value);
    case 'province':
    case 'city':
    case 'district':
      return districtName(pack, value) ?? value;
    case 'certificateNumber':
    case 'mobile':
    case 'emergencyMobile':
      return maskNumber(value);
    case 'email':
      return maskEmail(value);
    default:
      return cut(maskText(value));
  }
}

function itemName(item: number | Preapproval, pack: NameTables): string {
  if (typeof item === 'number') return nameOf(pack.serviceTypes, item) ?? '';
  const name = nameOf(pack.preapprovalTypes, item.type) ?? '';
  const details = [item.code && maskText(item.code), item.validUntil && `有效期至 ${item.validUntil}`].filter(Boolean);
  return details.length > 0 ? `${name}（${details.join('，')}）` : name;
}

function labelOf(word: string): string {
  const labels: Readonly<Record<string, string>> = { ...filingTypeLabels, ...entranceLabels };
  return labels[word] ?? word;
}

/** A text as a sentence quotes it: cut when it is long. */
export function quoted(text: string): string {
  const characters = [...text];
  return characters.length > longestQuoted ? `${characters.slice(0, longestQuoted).join('')}…` : text;
}
