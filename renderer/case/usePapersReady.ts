import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDesk } from '../app/deskContext.ts';
import { constant } from '../app/tabs.ts';

/**
 * Lets the desk load what reads pictures and draws pages while somebody looks at a case and nothing else is to be done.
 *
 * It loads that when it is first asked for, which would be when 材料 or 文书 is opened. Should it fail, those say so.
 */
export function usePapersReady(): void {
  const { queries } = useDesk();
  const cache = useQueryClient();
  useEffect(() => {
    const soon = requestIdleCallback(() => void cache.prefetchQuery(queries.letters.templates.queryOptions(constant)));
    return () => cancelIdleCallback(soon);
  }, [cache, queries]);
}
