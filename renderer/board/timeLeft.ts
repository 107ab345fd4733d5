import { chinaDay } from '#shared/calendar/chinaDay.ts';
import { daysBetween } from '#shared/calendar/daysBetween.ts';

/** How long a clock still runs, in words. */
export interface TimeLeft {
  readonly overdue: boolean;
  /** True while it runs out within two hours. */
  readonly pressing: boolean;
  readonly words: string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * The time from `now` (milliseconds since 1970) to an ISO moment: hours and minutes, from two days on days.
 *
 * Days are those of China's calendar, as in the sentence beside it: a review due on the 6th is 19 days late on the 25th.
 */
export function timeLeft(dueAt: string, now: number): TimeLeft {
  const left = Date.parse(dueAt) - now;
  const overdue = left < 0;
  const days = Math.abs(daysBetween(chinaDay(new Date(now)), chinaDay(new Date(dueAt))));
  const words = `${overdue ? '已超' : '还剩'} ${span(Math.abs(left), days)}`;
  return { overdue, pressing: !overdue && left < 2 * hour, words };
}

function span(milliseconds: number, days: number): string {
  if (milliseconds < minute) return '不到 1 分钟';
  if (milliseconds >= 2 * day) return `${days} 天`;
  const hours = Math.floor(milliseconds / hour);
  const minutes = Math.floor((milliseconds % hour) / minute);
  if (hours === 0) return `${minutes} 分钟`;
  return minutes === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes} 分`;
}
