import { useDesk } from '../../app/deskContext.ts';
import { useReportError } from '../../parts/useReportError.ts';

/**
 * Writes down that somebody looks at a phone of the agency itself, like any other number. Showing it does not wait for that; where
 * it cannot be written down, the person is told.
 */
export function useNoteAgencyReveal(): (field: 'contactPhone' | 'phones') => void {
  const { client } = useDesk();
  const report = useReportError();
  return (field) => {
    client.access.revealAgency({ field }).catch(report);
  };
}
