import { useMutation } from '@tanstack/react-query';
import { useDesk } from '../app/deskContext.ts';
import { saveFile } from '../app/saveFile.ts';
import { useReportError } from '../parts/useReportError.ts';

/** Makes the receipt of an erasure, by its number, and hands it to the person. */
export function useReceipt() {
  const desk = useDesk();
  const report = useReportError();
  return useMutation({
    mutationFn: async (id: number) => saveFile(desk, await desk.client.erasure.receipt({ id })),
    onError: report,
  });
}
