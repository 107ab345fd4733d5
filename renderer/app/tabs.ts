import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Tells the other tabs of this desk that something was saved, so that they ask again.
 *
 * Only the word goes around, never data: what changed is asked from the backend.
 */
const channel = new BroadcastChannel('beian-desk');

/** After a change: everything on screen is asked for again, here and in the other tabs. */
export async function announceChange(queries: QueryClient): Promise<void> {
  channel.postMessage('changed');
  await askAgain(queries);
}

/** After the vault was locked, opened or changed for another one: the other tabs ask how it is before anything else. */
export function announceVault(): void {
  channel.postMessage('vault');
}

/**
 * Starts listening to the other tabs; answers with how to stop. `statusKey` is the key of the vault's status: what a
 * vault contains is not asked of one that may be closed.
 */
export function followOtherTabs(queries: QueryClient, statusKey: QueryKey): () => void {
  const follow = ({ data }: MessageEvent) =>
    void (data === 'vault' ? queries.invalidateQueries({ queryKey: statusKey }) : askAgain(queries));
  channel.addEventListener('message', follow);
  return () => channel.removeEventListener('message', follow);
}

/** What a query of the rule pack's tables says of itself: no edit changes them, and they are large. */
export const constant = { meta: { constant: true }, staleTime: Number.POSITIVE_INFINITY } as const;

function askAgain(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ meta }) => meta?.['constant'] !== true });
}
