import { useEffect } from 'react';
import { useDesk } from '../app/deskContext.ts';

/**
 * Has the threads that judge pictures started when a screen that takes them is opened; what this answers does so again, for
 * when files come near: threads without work end after a while. Whoever drops files then sees the first of them sooner.
 */
export function usePreparedThreads(): () => void {
  const { client } = useDesk();
  useEffect(() => prepare(client), [client]);
  return () => prepare(client);
}

/** Without it the first picture takes longer, and that is all. */
function prepare(client: ReturnType<typeof useDesk>['client']): void {
  client.scans.prepare().catch(() => undefined);
}
