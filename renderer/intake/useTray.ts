import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { IntakeItem } from '#shared/api/intake.ts';
import { useDesk } from '../app/deskContext.ts';
import { isUnderWay } from './takeWork.ts';
import { useTakePart } from './useTakeRun.ts';

/** Milliseconds after which the tray is asked for again while a folder is watched. */
const watchedEvery = 5000;

/** What the tray holds in one state: all ids, and how many there are of each; with `watched`, as they come in. */
export function useTray(state: IntakeItem['state'], watched: boolean) {
  const { queries } = useDesk();
  const refetchInterval = watched ? watchedEvery : (false as const);
  return useQuery(
    queries.intake.list.queryOptions({
      input: { state },
      placeholderData: keepPreviousData,
      refetchInterval,
      // Comparing ten thousand ids and marks with those of before takes longer than drawing the few in view.
      structuralSharing: false,
    }),
  );
}

/** What was to be taken before and never was; nothing while this window still has it. */
export function useUnfinished(): readonly string[] {
  const { queries } = useDesk();
  const underWay = useTakePart(isUnderWay);
  const { data } = useQuery(queries.intake.unfinished.queryOptions());
  return underWay ? [] : (data?.paths ?? []);
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

/** Items that are remembered besides those asked for: some screens to both sides. */
const mostSeen = 500;

/**
 * The items of these parts of the list, as far as they have come. Those that were on screen before stay there while they are
 * asked for again: rows that vanish for a moment cannot be read.
 */
export function useTrayItems(parts: readonly (readonly number[])[]): ReadonlyMap<number, IntakeItem> {
  const { queries } = useDesk();
  const seen = useRef(new Map<number, IntakeItem>());
  const answers = useQueries({
    queries: parts.map((ids) => queries.intake.items.queryOptions({ input: { ids: [...ids] }, gcTime: 5000 })),
  });
  for (const { data } of answers)
    for (const item of data ?? []) {
      if (seen.current.get(item.id) === item) continue;
      // The newest at the end: what was seen longest ago goes first.
      seen.current.delete(item.id);
      seen.current.set(item.id, item);
    }
  const asked = new Set(parts.flat());
  for (const id of seen.current.keys()) {
    if (seen.current.size <= mostSeen) break;
    if (!asked.has(id)) seen.current.delete(id);
  }
  return seen.current;
}
