import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { IntakeItem } from '#shared/api/intake.ts';
import { useDesk } from '../app/deskContext.ts';
import { useKept } from '../parts/useKept.ts';
import { noTake, type TakeWork } from './takeWork.ts';

/** Milliseconds after which the tray is asked for again while a folder is watched. */
const watchedEvery = 5000;

/** What the tray holds in one state: all ids, and how many there are of each; with `watched`, as they come in. */
export function useTray(state: IntakeItem['state'], watched: boolean) {
  const { queries } = useDesk();
  const refetchInterval = watched ? watchedEvery : (false as const);
  return useQuery(
    queries.intake.list.queryOptions({ input: { state }, placeholderData: keepPreviousData, refetchInterval }),
  );
}

/** What was to be taken before and never was; nothing while this window still has it. */
export function useUnfinished(): readonly string[] {
  const { queries } = useDesk();
  const [{ run, left }] = useKept<TakeWork>('intake', noTake);
  const { data } = useQuery(queries.intake.unfinished.queryOptions());
  return run === null && left.length === 0 ? (data?.paths ?? []) : [];
}

/** Which folder is watched. */
export function useWatching() {
  const { queries } = useDesk();
  return useQuery(
    queries.intake.watching.queryOptions({
      refetchInterval: ({ state }) => (state.data?.folder ? watchedEvery : false),
    }),
  );
}

/** Most items of one question. */
const mostAsked = 120;

/**
 * The items with these ids, as far as they have come. Those that were on screen before stay there while they are asked for
 * again: rows that vanish for a moment cannot be read.
 */
export function useTrayItems(ids: readonly number[]): ReadonlyMap<number, IntakeItem> {
  const { queries } = useDesk();
  const seen = useRef(new Map<number, IntakeItem>());
  const asked = ids.slice(0, mostAsked);
  const { data } = useQuery(
    queries.intake.items.queryOptions({ input: { ids: [...asked] }, enabled: asked.length > 0, gcTime: 5000 }),
  );
  for (const item of data ?? []) seen.current.set(item.id, item);
  return seen.current;
}
