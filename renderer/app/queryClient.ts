import { QueryCache, QueryClient } from '@tanstack/react-query';
import { keptAnswers } from './keptAnswers.ts';
import { readError } from './readError.ts';

/**
 * The cache of answers. Nothing of it outlives the page.
 *
 * `onLocked` is called when any answer says that the vault was locked meanwhile. The network mode is `always`: an
 * offline machine is the normal case, the desk never is.
 */
export function createQueryClient(onLocked: () => void): QueryClient {
  const watch = (error: unknown) => {
    if (readError(error).code === 'vaultLocked') onLocked();
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: true, refetchOnReconnect: false },
      mutations: { networkMode: 'always', retry: false, onError: watch },
    },
  });
  client.setQueryDefaults(keptAnswers, { gcTime: Number.POSITIVE_INFINITY, structuralSharing: false });
  return client;
}
