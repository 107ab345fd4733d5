import type { QueryClient } from '@tanstack/react-query';

/**
 * Tells the other tabs of this desk that something was saved, so that they ask again.
 *
 * Only the word goes around, never data: what changed is asked from the backend.
 */
const channel = new BroadcastChannel('beian-desk');

/** After a change: everything on screen is asked for again, here and in the other tabs. */
export async function announceChange(queries: QueryClient): Promise<void> {
  channel.postMessage('changed');
  await queries.invalidateQueries();
}

/** Starts listening to the other tabs; answers with how to stop. */
export function followOtherTabs(queries: QueryClient): () => void {
  const follow = () => void queries.invalidateQueries();
  channel.addEventListener('message', follow);
  return () => channel.removeEventListener('message', follow);
}
