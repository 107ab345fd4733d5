import type { CodeTables } from '#shared/api/about.ts';
import type { EditableField, FieldValue } from '#shared/api/caseEdits.ts';
import { placeOf, valueAt } from '#shared/filing/applicationField.ts';
import type { Day } from '#shared/filing/date.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { checkNumber } from '#shared/identity/checkNumber.ts';
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

/**
 * What a pasted text would change, field by field; what the case holds already is left out.
 *
 * One human being in two roles is changed once, by what the text says first.
 */
export function proposalsOf(text: string, application: Application, tables: CodeTables, today: Day): Proposal[] {
  const seen = new Set<string>();
  return recogniseText(text)
    .flatMap((recognised) => withCertificateType(recognised, tables, today))
    .filter(({ field }) => {
      const record = recordOf(field, application);
      return seen.size < seen.add(record).size;
    })
    .flatMap(({ field, value }): Proposal[] => {
      const held = valueAt(application, field);
      if (typeof value !== 'string') return held === null ? [{ field, held, value, problem: null }] : [];
      const kind = numberKindOf(field, application, tables);
      const entry = readEntry(field, value, { control: kind === null ? 'line' : 'number', kind, today });
      if (!entry.ok) return [{ field, held, value, problem: entry.problem }];
      return sameValue(entry.value, held) ? [] : [{ field, held, value: entry.value, problem: null }];
    });
}

/** What is ticked at first: blanks are filled; what is filled in already changes only when somebody says so. */
export function usuallyTaken(proposals: readonly Proposal[]): EditableField[] {
  return proposals.filter(({ held, problem }) => held === null && problem === null).map(({ field }) => field);
}

/** A right resident ID number of a person says what kind of certificate it stands on. */
function withCertificateType(
  { field, text }: Recognised,
  { certificateTypes }: CodeTables,
  today: Day,
): { field: EditableField; value: string | number }[] {
  const said = { field, value: text };
  const place = placeOf(field);
  const type = certificateTypes.find(({ forPerson, numberKind }) => forPerson && numberKind === 'resident-id');
  if (place.part !== 'roles' || place.key !== 'certificateNumber' || !type) return [said];
  if (!checkNumber('resident-id', text, today).ok) return [said];
  return [{ field: `roles.${place.role}.certificateType`, value: type.id }, said];
}

/** What tells whether two fields are one: the human being, not the role. */
function recordOf(field: EditableField, { roles }: Application): string {
  const place = placeOf(field);
  if (place.part !== 'roles') return field;
  return `${roles[place.role] ?? place.role} ${place.key}`;
}
