import type { CodeTables } from '#shared/api/about.ts';
import type { EditableField, FieldValue } from '#shared/api/caseEdits.ts';
import { placeOf, valueAt } from '#shared/filing/applicationField.ts';
import type { Day } from '#shared/filing/date.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { checkNumber } from '#shared/identity/checkNumber.ts';
import { residentIdType } from '#shared/rules/residentIdType.ts';
import { numberKindOf } from './numberKind.ts';
import { readEntry } from './readEntry.ts';
import { type Recognised, recogniseText } from './recogniseText.ts';
import { sameValue } from './sameValue.ts';

/** A value that a text offers for a field. */
export interface Proposal {
  readonly field: EditableField;
  readonly held: FieldValue;
  readonly value: FieldValue;
  /** Why it cannot be taken; null when it can. */
  readonly problem: string | null;
}

/** What a pasted text would change, and the lines that change nothing because they could not be used. */
export interface PastedText {
  readonly proposals: readonly Proposal[];
  /** Lines that say nothing known. */
  readonly unknown: readonly string[];
  /** Lines about something that an earlier line is about as well: that one counts. */
  readonly repeated: readonly string[];
}

/**
 * What a pasted text would change, field by field; what the case holds already is left out.
 *
 * One human being in two roles is changed once, by what the text says first.
 */
export function proposalsOf(text: string, application: Application, tables: CodeTables, today: Day): PastedText {
  const { recognised, unknown, repeated } = recogniseText(text);
  const first = new Map<string, Recognised>();
  for (const each of recognised) {
    const record = recordOf(each.field, application);
    if (!first.has(record)) first.set(record, each);
  }
  const used = new Set(first.values());
  const overruled = recognised.filter(
    (each) => !used.has(each) && first.get(recordOf(each.field, application))?.text !== each.text,
  );
  const proposals = [...used]
    .flatMap((each) => withCertificateType(each, tables, today))
    .flatMap(({ field, value }): Proposal[] => {
      const held = valueAt(application, field);
      if (typeof value !== 'string') return held === null ? [{ field, held, value, problem: null }] : [];
      const kind = numberKindOf(field, application, tables);
      const control = kind === null ? 'line' : 'number';
      const entry = readEntry(field, value, { control, kind, today, provinces: tables.provinces });
      if (!entry.ok) return [{ field, held, value, problem: entry.problem }];
      return sameValue(entry.value, held) ? [] : [{ field, held, value: entry.value, problem: null }];
    });
  return { proposals, unknown, repeated: [...repeated, ...overruled.map(({ line }) => line)] };
}

/** What is ticked at first: blanks are filled; what is filled in already changes only when somebody says so. */
export function usuallyTaken(proposals: readonly Proposal[]): EditableField[] {
  return proposals.filter(({ held, problem }) => held === null && problem === null).map(({ field }) => field);
}

/** A right resident ID number of a person says what kind of certificate it stands on. */
function withCertificateType(
  { field, text }: Recognised,
  tables: CodeTables,
  today: Day,
): { field: EditableField; value: string | number }[] {
  const said = { field, value: text };
  const place = placeOf(field);
  const type = residentIdType(tables);
  if (place.part !== 'roles' || place.key !== 'certificateNumber' || type === null) return [said];
  if (!checkNumber('resident-id', text, { today, provinces: tables.provinces }).ok) return [said];
  return [{ field: `roles.${place.role}.certificateType`, value: type }, said];
}

/** What tells whether two fields are one: the human being, not the role. */
function recordOf(field: EditableField, { roles }: Application): string {
  const place = placeOf(field);
  if (place.part !== 'roles') return field;
  return `${roles[place.role] ?? place.role} ${place.key}`;
}
