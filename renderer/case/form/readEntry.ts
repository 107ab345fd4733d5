import type { CodeTables } from '#shared/api/about.ts';
import { type EditableField, type FieldValue, fieldValueSchema, schemaOfField } from '#shared/api/caseEdits.ts';
import type { Day } from '#shared/filing/date.ts';
import { checkNumber } from '#shared/identity/checkNumber.ts';
import { readDay, readValidUntil } from '#shared/identity/day.ts';
import type { NumberKind } from '#shared/rules/rulePack.ts';
import type { TextControl } from './fields.ts';

/** What typed text means: a value that can be saved, with what was changed to get there, or why it cannot be. */
export type Entry =
  | { readonly ok: true; readonly value: FieldValue; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problem: string };

export interface EntryRules {
  readonly control: TextControl;
  /** The format of the number, where the field holds one that the desk can check. */
  readonly kind: NumberKind | null;
  /** Decides whether a birthday lies in the future; nothing else depends on it. */
  readonly today: Day;
  /** What filing numbers begin with. */
  readonly provinces: CodeTables['provinces'];
}

/**
 * Reads what was typed into a field as it is left. Pure.
 *
 * Blank is null. A number that is right is written the way the platform wants it, and the notes say so; a wrong one is
 * kept as typed, because the client may really have written it so: findings say what is wrong with it. Only what no
 * field could hold is refused: a day nobody can read, a text that is too long.
 */
export function readEntry(field: EditableField, text: string, { control, kind, today, provinces }: EntryRules): Entry {
  const typed = text.trim();
  if (typed === '') return { ok: true, value: null, notes: [] };
  if (control === 'day' || control === 'validUntil') {
    const read = control === 'day' ? readDay(typed) : readValidUntil(typed);
    return read.ok ? { ok: true, value: read.day, notes: [] } : { ok: false, problem: `${read.reason}。` };
  }
  const checked = control === 'number' && kind !== null ? checkNumber(kind, typed, { today, provinces }) : null;
  const value = checked?.ok ? checked.normalized : typed;
  const problem = fieldProblem(field, value);
  if (problem !== null) return { ok: false, problem };
  return { ok: true, value, notes: checked?.ok && value !== typed ? checked.notes : [] };
}

/** Why the one schema of a field refuses a value, in Chinese; null when it does not. */
export function fieldProblem(field: EditableField, value: FieldValue): string | null {
  const issue = schemaOfField(field).safeParse(value).error?.issues[0];
  if (!issue) return null;
  if (issue.code === 'too_big' && typeof value === 'string') {
    return `太长了，还没有保存：这里最多 ${issue.maximum} 个字符，请删去 ${value.length - Number(issue.maximum)} 个。`;
  }
  return '这样写保存不了，请核对后重新填写。';
}

/** A value as the schema of its field keeps it, so that two can be compared. */
export function asKept(field: EditableField, value: FieldValue): FieldValue {
  const parsed = schemaOfField(field).safeParse(value);
  return parsed.success ? fieldValueSchema.parse(parsed.data) : value;
}
