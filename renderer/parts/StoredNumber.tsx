import type { EditableField } from '#shared/api/caseEdits.ts';
import { useDesk } from '../app/deskContext.ts';
import { HeldNumber } from './HeldNumber.tsx';

/** A number of a case, shown while it is held down. */
export function StoredNumber({
  caseNumber,
  field,
  masked,
  label,
}: {
  caseNumber: string;
  field: EditableField;
  masked: string;
  label: string;
}) {
  const { client } = useDesk();
  const ask = () => client.access.reveal({ caseNumber, field }).then(({ value }) => value);
  return <HeldNumber ask={ask} masked={masked} label={label} />;
}
