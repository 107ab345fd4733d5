import { editableFieldSchema } from '#shared/api/caseEdits.ts';
import type { FillingStep } from '#shared/api/filling.ts';
import { officialFields } from '#shared/filing/officialFields.ts';
import { StoredNumber } from '../parts/StoredNumber.tsx';

/** What belongs into a field of the console; where its middle is hidden, holding it down shows it. */
export function StepValue({ caseNumber, step }: { caseNumber: string; step: FillingStep }) {
  const { id, label, value, shown } = step;
  const field = editableFieldSchema.safeParse(officialFields.find(({ path }) => path === id)?.field);
  if (value === null || value === shown || !field.success) return shown;
  return <StoredNumber caseNumber={caseNumber} field={field.data} masked={shown} label={label} />;
}
