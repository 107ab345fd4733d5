import { useParams } from 'react-router';
import type { EditableField } from '#shared/api/caseEdits.ts';
import { caseNumberSchema } from '#shared/api/cases.ts';
import { useDesk } from '../../app/deskContext.ts';
import { useReportError } from '../../parts/useReportError.ts';

/**
 * Writes down that somebody looks at a number that is hidden otherwise, or changes a part of it, for which it has to be seen.
 * The field does not wait for that; where it cannot be written down, the person is told.
 */
export function useNoteReveal(field: EditableField): () => void {
  const { client } = useDesk();
  const report = useReportError();
  const caseNumber = caseNumberSchema.safeParse(useParams()['caseNumber']);
  return () => {
    if (caseNumber.success) client.access.reveal({ caseNumber: caseNumber.data, field }).catch(report);
  };
}
