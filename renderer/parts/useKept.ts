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
  return [useKeptPart(key, initial, whole), useKeep(key, initial)];
}

/**
 * A part of the same, drawn anew only when it is another one. `partOf` answers with what lies in the state, or a plain value: what it
 * makes anew is another one each time.
 */
export function useKeptPart<Value, Part>(key: string, initial: Value, partOf: (held: Value) => Part): Part {
  const cache = useQueryClient();
  const follow = useCallback(
    (changed: () => void) =>
      cache.getQueryCache().subscribe(({ query }) => {
        if (query.queryKey[0] === keptAnswers[0] && query.queryKey[1] === key) changed();
      }),
    [cache, key],
  );
  return useSyncExternalStore(follow, () => {
    const held = cache.getQueryData<Value>([...keptAnswers, key]);
    return partOf(held === undefined ? initial : held);
  });
}

/** The way to change it alone: nothing is drawn anew when it changes. */
export function useKeep<Value>(key: string, initial: Value): Keep<Value> {
  const cache = useQueryClient();
  return useCallback(
    (next: Value | ((held: Value) => Value)) => {
      const before = cache.getQueryData<Value>([...keptAnswers, key]);
      const after = next instanceof Function ? next(before === undefined ? initial : before) : next;
      cache.setQueryData<unknown>([...keptAnswers, key], after);
      return after;
    },
    [cache, key, initial],
  );
}

function whole<Value>(held: Value): Value {
  return held;
}
