import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { RouterProvider } from 'react-router/dom';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { useDesk } from './deskContext.ts';
import { readError } from './readError.ts';
import { createRoutes } from './routes.tsx';

const FirstStart = lazy(async () => ({ default: (await import('../start/FirstStart.tsx')).FirstStart }));
const Unlock = lazy(async () => ({ default: (await import('../start/Unlock.tsx')).Unlock }));

/** What the vault's state lets a person see: create it, open it, or work. */
export function Gate() {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const status = useQuery(queries.vault.status.queryOptions());
  const routes = useMemo(createRoutes, []);
  const state = status.data?.state;

  useEffect(() => {
    // A closed vault leaves nothing of its contents in the window.
    if (state === 'open') return;
    const kept = queries.vault.status.queryKey();
    cache.removeQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey) !== JSON.stringify(kept) });
  }, [state, cache, queries]);

  if (status.error && !status.data)
    return <ErrorPanel error={readError(status.error)} onRetry={() => void status.refetch()} />;
  return (
    <Suspense fallback={<Waiting what="正在打开" />}>
      {state === undefined && <Waiting what="正在打开备案工作台" />}
      {state === 'missing' && status.data && <FirstStart status={status.data} />}
      {state === 'locked' && status.data && <Unlock status={status.data} />}
      {state === 'open' && <RouterProvider router={routes} />}
    </Suspense>
  );
}
