import type { Day } from '../filing/date.ts';
import type { WorkdayTable } from '../rules/rulePack.ts';
import { addDays } from './daysBetween.ts';

/** Which days are worked, ready to be asked often. */
export interface WorkCalendar {
  readonly coveredFrom: Day;
  readonly coveredUntil: Day;
  readonly holidays: ReadonlySet<Day>;
  readonly workdays: ReadonlySet<Day>;
}

/** A day that was counted to; not certain when the counting left the days whose holidays are known. */
export interface ReckonedDay {
  readonly day: Day;
  readonly certain: boolean;
}

/** The calendar of a rule pack's table. */
export function workCalendarOf({ coveredFrom, coveredUntil, holidays, workdays }: WorkdayTable): WorkCalendar {
  return { coveredFrom, coveredUntil, holidays: new Set(holidays), workdays: new Set(workdays) };
}

/** True when offices work on this day, 调休 included; where no holidays are known, Monday to Friday. */
export function isWorkday({ holidays, workdays }: WorkCalendar, day: Day): boolean {
  return workdays.has(day) || (!isWeekend(day) && !holidays.has(day));
}

/**
 * The last day of a term of so many working days: the day it begins on does not count, whether worked or not.
 *
 * Two working days from a Friday end on Tuesday, from the Saturday after it as well. `count` is at least 1.
 */
export function workdayAfter(calendar: WorkCalendar, start: Day, count: number): ReckonedDay {
  let day = start;
  for (let counted = 0; counted < count; ) {
    day = addDays(day, 1);
    if (isWorkday(calendar, day)) counted++;
  }
  return { day, certain: start >= calendar.coveredFrom && day <= calendar.coveredUntil };
}

/** Saturday or Sunday. */
export function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
