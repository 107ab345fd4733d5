import type { Day } from '../filing/date.ts';

/** China has one time zone and no daylight saving since 1992: UTC+8, in milliseconds. */
const chinaOffset = 8 * 60 * 60 * 1000;

/** The calendar day in China at this moment, whatever the machine's own time zone says. */
export function chinaDay(moment: Date): Day {
  return new Date(moment.getTime() + chinaOffset).toISOString().slice(0, 10);
}

/** The same moment to the minute, as a person reads it: `2026-11-23 14:05`. */
export function chinaMinute(moment: Date): string {
  return new Date(moment.getTime() + chinaOffset).toISOString().slice(0, 16).replace('T', ' ');
}

/** The last moment (ISO, UTC, milliseconds) of a calendar day in China. */
export function endOfChinaDay(day: Day): string {
  return new Date(Date.parse(`${day}T23:59:59.999Z`) - chinaOffset).toISOString();
}
