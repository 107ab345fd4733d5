import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../app/deskContext.ts';

/**
 * Turns to the vault in another folder.
 *
 * Where there is none it turns back to `from` and answers false: nobody ends up in an empty folder by a slip. What was
 * open is locked either way.
 */
export function useOpenOther(from: string) {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (path: string) => {
      const { state } = await client.vault.choose({ path });
      if (state === 'missing') await client.vault.choose({ path: from });
      return state !== 'missing';
    },
    onSettled: () => cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() }),
  });
}
