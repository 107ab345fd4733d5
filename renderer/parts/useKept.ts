import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { keptAnswers } from '../app/keptAnswers.ts';

/** Takes a value, or what makes one of the value held at that moment; answers with what is held now. */
export type Keep<Value> = (next: Value | ((held: Value) => Value)) => Value;

/**
 * State that outlives the screen but not the opened vault: [value, keep].
 *
 * It lies among the answers, which are thrown away when the vault closes. What is kept is on screen at once: typed text
 * and held-down keys need that.
 */
export function useKept<Value>(key: string, initial: Value): [Value, Keep<Value>] {
  const cache = useQueryClient();
  const held = useCallback(() => cache.getQueryData<Value>([...keptAnswers, key]), [cache, key]);
  const follow = useCallback(
    (changed: () => void) =>
      cache.getQueryCache().subscribe(({ query }) => {
        if (query.queryKey[0] === keptAnswers[0] && query.queryKey[1] === key) changed();
      }),
    [cache, key],
  );
  const value = useSyncExternalStore(follow, held);
  const keep = useCallback(
    (next: Value | ((held: Value) => Value)) => {
      const before = held();
      const after = next instanceof Function ? next(before === undefined ? initial : before) : next;
      cache.setQueryData<unknown>([...keptAnswers, key], after);
      return after;
    },
    [cache, key, held, initial],
  );
  return [value === undefined ? initial : value, keep];
}
