import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../app/deskContext.ts';
import { useHeldEditors } from '../case/form/useHeldEditors.ts';
import { useAskBeforeClosing } from './useAskBeforeClosing.tsx';

/**
 * Turns to the vault in another folder.
 *
 * Where there is none it turns back to `from` and answers `missing`: nobody ends up in an empty folder by a slip. What
 * was open is locked either way. What that would cut short is asked about before; it answers `stayed` when the person
 * would rather not.
 */
export function useOpenOther(from: string) {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const held = useHeldEditors();
  const ask = useAskBeforeClosing();
  return useMutation({
    mutationFn: async (path: string): Promise<'found' | 'missing' | 'stayed'> => {
      if (path !== from && !(await ask('换资料库', true))) return 'stayed';
      const { state } = await client.vault.choose({ path });
      if (state === 'missing') {
        await client.vault.choose({ path: from });
        return 'missing';
      }
      if (path !== from) held.forgetAll();
      return 'found';
    },
    onSettled: () => cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() }),
  });
}
