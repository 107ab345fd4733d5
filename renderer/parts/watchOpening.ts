import type { QueryClient } from '@tanstack/react-query';
import type { VaultStatus } from '#shared/api/vault.ts';

/**
 * Watches the vault that is open now, or the lack of one: `ended` says whether it was closed or exchanged since, be it
 * opened again at once, and `whenEnded` is called when that happens. `stop` ends the watch.
 */
export function watchOpening(
  cache: QueryClient,
  statusKey: readonly unknown[],
  whenEnded: () => void = () => undefined,
): { readonly stop: () => void; readonly ended: () => boolean } {
  const before = cache.getQueryData<VaultStatus>(statusKey);
  let ended = false;
  const stop = cache.getQueryCache().subscribe(() => {
    const now = cache.getQueryData<VaultStatus>(statusKey);
    if (ended || (now?.state === before?.state && now?.path === before?.path)) return;
    ended = true;
    whenEnded();
  });
  return { stop, ended: () => ended };
}
