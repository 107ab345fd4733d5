import type { CodeTables } from '#shared/api/about.ts';
import type { EditableField, FieldValue } from '#shared/api/caseEdits.ts';
import { valueAt } from '#shared/filing/applicationField.ts';
import type { Day } from '#shared/filing/date.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { numberKindOf } from './numberKind.ts';
import { readEntry } from './readEntry.ts';
import { recogniseText } from './recogniseText.ts';
import { sameValue } from './sameValue.ts';

/** A value that a text offers for a field. */
export interface Proposal {
  readonly field: EditableField;
  readonly held: FieldValue;
  readonly value: FieldValue;
  /** Why it cannot be taken; null when it can. */
  readonly problem: string | null;
}

/** What a pasted text would change, field by field; what the case holds already is left out. */
export function proposalsOf(text: string, application: Application, tables: CodeTables, today: Day): Proposal[] {
  return recogniseText(text).flatMap(({ field, text: said }) => {
    const held = valueAt(application, field);
    const kind = numberKindOf(field, application, tables);
    const entry = readEntry(field, said, { control: kind === null ? 'line' : 'number', kind, today });
    if (!entry.ok) return [{ field, held, value: said, problem: entry.problem }];
    return sameValue(entry.value, held) ? [] : [{ field, held, value: entry.value, problem: null }];
  });
}

/** What is ticked at first: blanks are filled; what is filled in already changes only when somebody says so. */
export function usuallyTaken(proposals: readonly Proposal[]): EditableField[] {
  return proposals.filter(({ held, problem }) => held === null && problem === null).map(({ field }) => field);
}
