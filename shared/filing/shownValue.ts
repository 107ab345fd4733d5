import type { CodeTables } from '../api/about.ts';
import type { EditableField, FieldValue } from '../api/caseEdits.ts';
import { districtName } from '../rules/districts.ts';
import { placeOf } from './applicationField.ts';
import { entranceLabels, filingTypeLabels } from './filingCase.ts';
import type { Preapproval } from './miniProgram.ts';

/** What stands for a field that holds nothing. */
export const nothingEntered = '未填写';

/** The value of a field as a person reads it: codes by name, lists joined. Numbers are whole: hide what is private. */
export function shownValue(field: EditableField, value: FieldValue, tables: CodeTables): string {
  if (value === null) return nothingEntered;
  if (Array.isArray(value)) return value.map((item) => shownItem(item, tables)).join('、') || nothingEntered;
  if (typeof value === 'number') {
    return nameIn(field === 'subject.type' ? tables.subjectTypes : tables.certificateTypes, value);
  }
  const { part, key } = placeOf(field);
  if (part === 'filingCase') return optionLabels[value] ?? value;
  return key === 'province' || key === 'city' || key === 'district' ? (districtName(tables, value) ?? value) : value;
}

const optionLabels: Readonly<Record<string, string>> = { ...filingTypeLabels, ...entranceLabels };

function shownItem(item: number | Preapproval, tables: CodeTables): string {
  if (typeof item === 'number') return nameIn(tables.serviceTypes, item);
  const details = [item.code, item.validUntil && `有效期至 ${item.validUntil}`].filter((each) => each !== null);
  const name = nameIn(tables.preapprovalTypes, item.type);
  return details.length > 0 ? `${name}（${details.join('，')}）` : name;
}

function nameIn(rows: readonly { readonly id: number; readonly name: string }[], id: number): string {
  return rows.find((row) => row.id === id)?.name ?? `代码 ${id}`;
}
