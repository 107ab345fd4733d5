import { memo, useId } from 'react';
import type { CodeTables } from '#shared/api/about.ts';
import type { EditableField, FieldValue } from '#shared/api/caseEdits.ts';
import type { Day } from '#shared/filing/date.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { shownValue } from '#shared/filing/shownValue.ts';
import type { NumberKind } from '#shared/rules/rulePack.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { choicesFor } from './choices.ts';
import { DayField } from './DayField.tsx';
import { DistrictField } from './DistrictField.tsx';
import type { FieldLook } from './FieldFrame.tsx';
import type { FormField as Spec } from './fields.ts';
import { limitsOf } from './limitsOf.ts';
import { PreapprovalsField } from './PreapprovalsField.tsx';
import { ServicesField } from './ServicesField.tsx';
import { TextField } from './TextField.tsx';

export interface FormFieldProps {
  readonly spec: Spec;
  readonly label: string;
  readonly before?: string;
  readonly aliases?: readonly EditableField[];
  readonly required: boolean;
  readonly hidden: boolean;
  readonly held: FieldValue;
  /** What the fields of `spec.also` hold, in their order. */
  readonly heldBeside?: readonly FieldValue[];
  readonly findings: readonly Finding[];
  readonly kind: NumberKind | null;
  /** Decides which certificates of a subject can be chosen. */
  readonly subjectType: number | null;
  readonly tables: CodeTables;
  readonly today: Day;
}

/** One place of the form with the control its field needs. Drawn anew only when something about this field changed. */
export const FormField = memo(function FormField(props: FormFieldProps) {
  const {
    spec,
    label,
    before = '',
    aliases = spec.also,
    required,
    hidden,
    held,
    findings,
    kind,
    tables,
    today,
  } = props;
  const id = useId();
  const { provinces } = tables;
  const { field, control, hint, limits, wide } = spec;
  const look: FieldLook = { id, field, aliases, label, before, required, hint, wide, hidden, findings };
  switch (control) {
    case 'choice':
      return (
        <ChoiceField
          look={look}
          held={held}
          choices={choicesFor(field, tables, props.subjectType)}
          nameOf={(value) => shownValue(field, value, tables)}
          clearable={field !== 'filingCase.filingType'}
        />
      );
    case 'districts': {
      const [city = null, district = null] = props.heldBeside ?? [];
      return <DistrictField look={look} held={{ province: held, city, district }} tables={tables} />;
    }
    case 'services':
      return <ServicesField look={look} held={held} tables={tables} />;
    case 'preapprovals':
      return <PreapprovalsField look={look} held={held} tables={tables} today={today} />;
    case 'day':
    case 'validUntil':
      return <DayField look={look} held={held} rules={{ control, kind, today, provinces }} />;
    default:
      return (
        <TextField
          look={look}
          held={held}
          rules={{ control, kind, today, provinces }}
          limits={limits && limitsOf(tables, limits)}
        />
      );
  }
}, sameProps);

/** Lists made anew with the same contents change nothing. */
function sameProps(one: FormFieldProps, other: FormFieldProps): boolean {
  const keys = Object.keys({ ...one, ...other }) as (keyof FormFieldProps)[];
  return keys.every((key) => one[key] === other[key] || sameList(one[key], other[key]));
}

function sameList(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((item, index) => item === other[index]);
}
