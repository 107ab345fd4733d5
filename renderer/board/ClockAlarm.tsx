import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useDesk } from '../app/deskContext.ts';
import { usePreference } from '../app/preferences.ts';
import { boardQuery } from './boardQuery.ts';
import { clockNotices, type NoticePlan, noticePlans, type Told, toldSchema } from './clockNotices.ts';
import { useMinute } from './useMinute.ts';

/**
 * Tells of clocks that run out and of papers that end by the system's own notifications, whatever screen is open, also
 * while the window is hidden. Draws nothing.
 */
export function ClockAlarm() {
  return noticePlans.map(({ keptAs, plan }) => <Alarm key={keptAs} keptAs={keptAs} plan={plan} />);
}

/** What was told lies in the vault, so that a new start does not tell it again. */
function Alarm({ keptAs, plan }: { keptAs: string; plan: NoticePlan }): null {
  const { client, queries } = useDesk();
  const now = useMinute();
  const board = useQuery({ ...boardQuery(queries), refetchIntervalInBackground: true }).data;
  const settings = useQuery(queries.settings.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data;
  const [kept, remember] = usePreference<Told>(keptAs, toldSchema, {});
  const told = useRef<Told>({});
  useEffect(() => {
    if (!board || !settings) return;
    const lines = board.sections.flatMap(({ items }) => items);
    const clocks = board.sections.find(({ kind }) => kind === plan.kind);
    const unlisted = clocks ? clocks.count - clocks.items.length : 0;
    const next = clockNotices(lines, { ...kept, ...told.current }, now, unlisted, plan);
    if (next.notices.length === 0) return;
    told.current = next.told;
    remember(next.told);
    // A system that shows none now has nothing better to offer; the board says the same.
    for (const notice of next.notices) client.host.notify(notice).catch(() => undefined);
  });
  return null;
}
