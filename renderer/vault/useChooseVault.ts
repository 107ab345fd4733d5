import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../app/deskContext.ts';

/** Turns to the vault in another folder; what is there now decides what the window shows next. */
export function useChooseVault() {
  const { queries } = useDesk();
  const cache = useQueryClient();
  return useMutation(
    queries.vault.choose.mutationOptions({
      onSuccess: (status) => cache.setQueryData(queries.vault.status.queryKey(), status),
    }),
  );
}
