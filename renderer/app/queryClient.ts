import { QueryCache, QueryClient } from '@tanstack/react-query';
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
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: true, refetchOnReconnect: false },
      mutations: { networkMode: 'always', retry: false, onError: watch },
    },
  });
}
