import type { Day } from '#shared/filing/date.ts';

const words = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'long',
});

/** A day as a person says it: 2026年11月23日星期一. */
export function dayInWords(day: Day): string {
  return words.format(Date.parse(`${day}T00:00:00Z`));
}
