import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useDesk } from '../app/deskContext.ts';
import { usePreference } from '../app/preferences.ts';
import { boardQuery } from './boardQuery.ts';
import { smsNotices, type Told, toldSchema } from './smsNotices.ts';
import { useMinute } from './useMinute.ts';

/**
 * Tells of SMS clocks that run out by the system's own notifications, whatever screen is open, also while the window is
 * hidden. Draws nothing.
 *
 * What was told lies in the vault, so that a new start does not tell it again.
 */
export function SmsAlarm(): null {
  const { client, queries } = useDesk();
  const now = useMinute();
  const board = useQuery({ ...boardQuery(queries), refetchIntervalInBackground: true }).data;
  const settings = useQuery(queries.settings.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data;
  const [kept, remember] = usePreference<Told>('alarm.sms', toldSchema, {});
  const told = useRef<Told>({});
  useEffect(() => {
    if (!board || !settings) return;
    const lines = board.sections.flatMap(({ items }) => items);
    const clocks = board.sections.find(({ kind }) => kind === 'smsClock');
    const unlisted = clocks ? clocks.count - clocks.items.length : 0;
    const next = smsNotices(lines, { ...kept, ...told.current }, now, unlisted);
    if (next.notices.length === 0) return;
    told.current = next.told;
    remember(next.told);
    // A system that shows none now has nothing better to offer; the board says the same.
    for (const notice of next.notices) client.host.notify(notice).catch(() => undefined);
  });
  return null;
}
