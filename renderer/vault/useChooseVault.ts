import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { VaultStatus } from '#shared/api/vault.ts';
import { useDesk } from '../app/deskContext.ts';
import { useHeldEditors } from '../case/form/useHeldEditors.ts';
import { useAskBeforeClosing } from './useAskBeforeClosing.tsx';

/**
 * Turns to the vault in another folder; what is there now decides what the window shows next.
 *
 * What the change would cut short is asked about. It answers null when the person stays.
 */
export function useChooseVault() {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const held = useHeldEditors();
  const ask = useAskBeforeClosing();
  const statusKey = queries.vault.status.queryKey();
  return useMutation({
    mutationFn: async ({ path }: { path: string }): Promise<VaultStatus | null> => {
      const before = cache.getQueryData(statusKey)?.path;
      if (path !== before && !(await ask('换资料库', true))) return null;
      const status = await client.vault.choose({ path });
      if (status.path !== before) held.forgetAll();
      return status;
    },
    onSuccess: (status) => {
      if (status) cache.setQueryData(statusKey, status);
    },
  });
}
