import { chinaDay } from '#shared/calendar/chinaDay.ts';
import type { Day } from '#shared/filing/date.ts';

/** A day where room is short: 12-01, with its year when it is not this one. `now` in milliseconds since 1970. */
export function shortDate(day: Day, now: number): string {
  const year = chinaDay(new Date(now)).slice(0, 5);
  return day.startsWith(year) ? day.slice(5) : day;
}

/** Whether a day is over in China. `now` in milliseconds since 1970. */
export function isPast(day: Day, now: number): boolean {
  return day < chinaDay(new Date(now));
}
