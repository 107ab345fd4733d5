import type { Day } from '../filing/date.ts';

const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** Calendar days from one day to another: 1 from today to tomorrow, negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay);
}

/** The day so many calendar days later; earlier when `days` is negative. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * millisecondsPerDay).toISOString().slice(0, 10);
}
