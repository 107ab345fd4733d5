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

/**
 * The calendar of a rule pack's table with the notices that came after it.
 *
 * Within the days a notice covers only the notice counts: what the table said of them is dropped.
 */
export function workCalendarOf({ notices, ...table }: WorkdayTable): WorkCalendar {
  const calendar = { ...table, holidays: new Set(table.holidays), workdays: new Set(table.workdays) };
  for (const { coveredFrom, coveredUntil, holidays, workdays } of notices) {
    for (const days of [calendar.holidays, calendar.workdays])
      for (const day of days) if (day >= coveredFrom && day <= coveredUntil) days.delete(day);
    for (const day of holidays) calendar.holidays.add(day);
    for (const day of workdays) calendar.workdays.add(day);
    if (coveredFrom < calendar.coveredFrom) calendar.coveredFrom = coveredFrom;
    if (coveredUntil > calendar.coveredUntil) calendar.coveredUntil = coveredUntil;
  }
  return calendar;
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
  const terms = reckoned.get(calendar) ?? new Map<string, ReckonedDay>();
  reckoned.set(calendar, terms);
  const term = `${start} ${count}`;
  const end = terms.get(term) ?? countOff(calendar, start, count);
  terms.set(term, end);
  return end;
}

/** Thousands of cases share a few hundred terms. */
const reckoned = new WeakMap<WorkCalendar, Map<string, ReckonedDay>>();

function countOff(calendar: WorkCalendar, start: Day, count: number): ReckonedDay {
  let day = start;
  for (let counted = 0; counted < count; ) {
    day = addDays(day, 1);
    if (isWorkday(calendar, day)) counted++;
  }
  return { day, certain: start >= calendar.coveredFrom && day <= calendar.coveredUntil };
}

/** How many working days have gone by after `start` until the end of `end`; 0 when `end` is not later. */
export function workdaysBetween(calendar: WorkCalendar, start: Day, end: Day): number {
  let worked = 0;
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) if (isWorkday(calendar, day)) worked++;
  return worked;
}

/** Saturday or Sunday. */
export function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
