import { addDays } from '#shared/calendar/daysBetween.ts';
import { dayInMonth, monthOf, monthSchema, weekdayOf } from '#shared/calendar/monthDays.ts';
import type { Day } from '#shared/filing/date.ts';

/**
 * The day a key leads to; null for a key that is not the calendar's, and beyond the months it has.
 *
 * Arrows go by days and weeks, Home and End to the ends of the week, page keys by months.
 */
export function stepDay(day: Day, key: string): Day | null {
  const days: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -7,
    ArrowDown: 7,
    Home: -weekdayOf(day),
    End: 6 - weekdayOf(day),
  };
  const by = days[key];
  const to =
    by !== undefined
      ? addDays(day, by)
      : key === 'PageUp'
        ? dayInMonth(day, -1)
        : key === 'PageDown'
          ? dayInMonth(day, 1)
          : null;
  return to !== null && monthSchema.safeParse(monthOf(to)).success ? to : null;
}
