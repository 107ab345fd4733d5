import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../app/deskContext.ts';
import { useReportError } from '../parts/useReportError.ts';

/** Locks the vault; the window then asks for the passphrase. */
export function useLockVault() {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  return useMutation(
    queries.vault.lock.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() }),
      onError: report,
    }),
  );
}
