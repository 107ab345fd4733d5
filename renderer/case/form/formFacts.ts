import type { CodeTables } from '#shared/api/about.ts';
import type { EditableField } from '#shared/api/caseEdits.ts';
import { valueAt } from '#shared/filing/applicationField.ts';
import type { Day } from '#shared/filing/date.ts';
import { fieldLabel } from '#shared/filing/fieldLabel.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { officialFieldFor } from '#shared/filing/officialFields.ts';
import type { SubjectNature } from '#shared/filing/subjectNature.ts';
import { type FieldFindings, findingsOf } from '../findings/fieldFindings.ts';
import type { FormFieldProps } from './FormField.tsx';
import type { FormField } from './fields.ts';
import { isPrivate, numberKindOf } from './numberKind.ts';

/** What every part of the form is drawn from. */
export interface FormFacts {
  readonly application: Application;
  readonly tables: CodeTables;
  readonly nature: SubjectNature | null;
  readonly found: FieldFindings;
  readonly today: Day;
  /** The field somebody was sent to. */
  readonly wanted: EditableField | null;
}

/** One field as the form shows it: what it holds, what is wrong with it, how its number is read. */
export function propsOf(spec: FormField, facts: FormFacts): FormFieldProps {
  const { application, tables, nature, found, today } = facts;
  const { field, also } = spec;
  return {
    spec,
    label: also.length > 0 ? '备案地区' : fieldLabel(field),
    required: officialFieldFor(field)?.required === 'yes',
    hidden: isPrivate(field, nature),
    held: valueAt(application, field),
    heldBeside: also.map((each) => valueAt(application, each)),
    findings: findingsOf(found, [field, ...also]),
    kind: numberKindOf(field, application, tables),
    subjectType: field === 'subject.certificateType' ? application.subject.type : null,
    tables,
    today,
  };
}
