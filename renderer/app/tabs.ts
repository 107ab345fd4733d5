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
    void (data === 'vault'
      ? queries.invalidateQueries({ queryKey: statusKey })
      : askAgain(queries, { rules: data === 'rules' }));
  channel.addEventListener('message', follow);
  return () => channel.removeEventListener('message', follow);
}

/** After other rules were chosen: everything judged by them and their tables are asked for again, here and in the other tabs. */
export async function announceRules(queries: QueryClient): Promise<void> {
  channel.postMessage('rules');
  await askAgain(queries, { rules: true });
}

/** What a query says of itself whose answer nothing changes. */
export const constant = { meta: { constant: true }, staleTime: Number.POSITIVE_INFINITY } as const;

/** Likewise, of what the rule pack says: no edit changes it, and it is large; only another pack does. */
export const ofRulePack = { meta: { constant: true, rules: true }, staleTime: Number.POSITIVE_INFINITY } as const;

function askAgain(queries: QueryClient, { rules = false } = {}): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ meta }) => meta?.['constant'] !== true || (rules && meta['rules'] === true),
  });
}
