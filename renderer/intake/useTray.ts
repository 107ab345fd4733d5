import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { IntakeItem } from '#shared/api/intake.ts';
import { useDesk } from '../app/deskContext.ts';

/** What the tray holds in one state: all ids, and how many there are of each. */
export function useTray(state: IntakeItem['state']) {
  const { queries } = useDesk();
  return useQuery(queries.intake.list.queryOptions({ input: { state }, placeholderData: keepPreviousData }));
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
