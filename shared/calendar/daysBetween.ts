import type { Day } from '../filing/date.ts';

const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** Calendar days from one day to another: 1 from today to tomorrow, negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay);
}
