import { type Mutation, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../app/deskContext.ts';
import { useDraftKeeper } from '../app/draftKeeperContext.ts';
import { useHeldEditors } from '../case/form/useHeldEditors.ts';
import { useReportError } from '../parts/useReportError.ts';
import { useAskBeforeClosing } from './useAskBeforeClosing.tsx';

/**
 * Locks the vault; the window then asks for the passphrase.
 *
 * The one way to do so: what is typed is saved first, and what cannot be is kept as a draft. `lock` asks about what
 * would be cut short; `lockUnasked` is for when nobody is there to answer.
 */
export function useLockVault(): {
  readonly lock: () => void;
  readonly lockUnasked: () => void;
  readonly isPending: boolean;
} {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const ask = useAskBeforeClosing();
  const drafts = useDraftKeeper();
  const held = useHeldEditors();
  const { mutate, isPending } = useMutation({
    mutationKey,
    mutationFn: async (asks: boolean) => {
      // Leaving a field saves it.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      await answered(cache);
      if (asks && !(await ask('锁定', false))) return;
      await held.settle();
      await drafts.flush();
      await client.vault.lock();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: queries.vault.status.queryKey() }),
    onError: report,
  });
  const begin = (asks: boolean) => {
    if (cache.isMutating({ mutationKey }) === 0) mutate(asks);
  };
  return { lock: () => begin(true), lockUnasked: () => begin(false), isPending };
}

const mutationKey = ['lockVault'];

/** Ends when everything this window was saving has been answered. */
async function answered(cache: QueryClient): Promise<void> {
  const mutations = cache.getMutationCache();
  const othersSaving = () =>
    mutations
      .getAll()
      .some(({ state, options }: Mutation) => state.status === 'pending' && options.mutationKey !== mutationKey);
  if (!othersSaving()) return;
  await new Promise<void>((resolve) => {
    const stop = mutations.subscribe(() => {
      if (othersSaving()) return;
      stop();
      resolve();
    });
  });
}
