import { useMutation } from '@tanstack/react-query';
import { useDesk } from '../app/deskContext.ts';
import { saveFile } from '../app/saveFile.ts';
import { useReportError } from './useReportError.ts';

/** Makes the list of what is wrong with these cases, and hands it to the person. */
export function useFindingsReport() {
  const desk = useDesk();
  const report = useReportError();
  return useMutation({
    mutationFn: async (wish: { readonly cases: readonly string[]; readonly as: 'pdf' | 'xlsx' }) => {
      await saveFile(desk, await desk.client.exchange.findingsReport({ ...wish, cases: [...wish.cases] }));
    },
    onError: report,
  });
}
