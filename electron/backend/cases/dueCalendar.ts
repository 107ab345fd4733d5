import type { DayDues, DueCalendar } from '#shared/api/calendar.ts';
import { type Month, monthOf } from '#shared/calendar/monthDays.ts';
import type { Day } from '#shared/filing/date.ts';
import { dueCalendarOf, duesOnDay } from '#shared/filing/dueCalendar.ts';
import type { Desk } from '../desk.ts';

/** Lines of a day that find room in its cell of the month. */
const mostInCell = 3;
/** Lines of the one day that is looked at. */
const mostOfDay = 2000;

/** What is due in a month over all cases, that of today for null. Throws `vaultLocked`. */
export function dueCalendar(desk: Desk, wished: Month | null): DueCalendar {
  const { entries, dueRules } = desk.caseIndex().current();
  const { today } = dueRules;
  const month = wished ?? monthOf(today);
  const rules = { ...dueRules, now: desk.now(), mostPerDay: mostInCell };
  return { today, month, totalCases: entries.length, ...dueCalendarOf(entries, month, rules) };
}

/** Everything due on one day over all cases. Throws `vaultLocked`. */
export function dayDues(desk: Desk, day: Day): DayDues {
  const { entries, dueRules } = desk.caseIndex().current();
  return { day, ...duesOnDay(entries, day, { ...dueRules, now: desk.now(), mostPerDay: mostOfDay }) };
}
