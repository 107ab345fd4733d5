import { hashKey, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { draftPrefix } from '../app/draftKeeper.ts';
import { keptAnswers } from '../app/keptAnswers.ts';
import { useKept } from './useKept.ts';

/** What was typed and not saved yet. */
export interface Draft<Value> {
  readonly value: Value;
  readonly empty: boolean;
  readonly write: (value: Value) => void;
  /** Throws it away: it was saved, or the person wants to begin anew. */
  readonly discard: () => void;
  /** What was sent off as `saved` is saved: only what was typed since stays, as `left` tells the two apart. */
  readonly settle: (saved: Value, left: (saved: Value, held: Value) => Value) => void;
  /** Writes this unless something was typed meanwhile. */
  readonly propose: (value: Value) => void;
}

/**
 * What is typed under `name`, there again when one comes back to it, until it is saved or thrown away; `blank` before.
 *
 * The open vault keeps it, too: it is there again after a lock, a crash, or in another window; see app/draftKeeper.ts.
 */
export function useDraft<Value>(name: string, blank: Value): Draft<Value> {
  const cache = useQueryClient();
  const key = `${draftPrefix}${name}`;
  const [value, keep] = useKept(key, blank);
  const discard = useCallback(() => discardDraft(cache, name), [cache, name]);
  const write = useCallback(
    (next: Value) => {
      if (isSame(next, blank)) discard();
      else keep(() => next);
    },
    [blank, discard, keep],
  );
  const settle = useCallback(
    (saved: Value, left: (saved: Value, held: Value) => Value) => {
      if (
        isSame(
          keep((held) => left(saved, held)),
          blank,
        )
      )
        discard();
    },
    [blank, discard, keep],
  );
  const propose = useCallback(
    (next: Value) => {
      if (
        isSame(
          keep((held) => (isSame(held, blank) ? next : held)),
          blank,
        )
      )
        discard();
    },
    [blank, discard, keep],
  );
  return { value, empty: isSame(value, blank), write, discard, settle, propose };
}

/** Throws away what was typed under a name that nothing shows any more. */
export function discardDraft(cache: QueryClient, name: string): void {
  cache.removeQueries({ queryKey: [...keptAnswers, `${draftPrefix}${name}`], exact: true });
}

/** Whether anything that was typed anywhere in the window waits to be saved. */
export function useDraftsWaiting(): boolean {
  const cache = useQueryClient();
  const follow = useCallback((changed: () => void) => cache.getQueryCache().subscribe(changed), [cache]);
  return useSyncExternalStore(follow, () => draftsWait(cache));
}

function draftsWait(cache: QueryClient): boolean {
  return cache
    .getQueryCache()
    .findAll({ queryKey: keptAnswers })
    .some(({ queryKey: [, key], state }) => String(key).startsWith(draftPrefix) && state.data !== undefined);
}

function isSame(one: unknown, other: unknown): boolean {
  return hashKey([one]) === hashKey([other]);
}
