import {
  type CalendarDay,
  type CalendarItem,
  type CalendarKind,
  calendarKindSchema,
  type DayDues,
  type DueCalendar,
} from '../api/calendar.ts';
import { type Month, monthDays } from '../calendar/monthDays.ts';
import { isWeekend, type WorkCalendar } from '../calendar/workdays.ts';
import type { BoardCase } from './boardLines.ts';
import { uncoveredSentence } from './boardSentences.ts';
import { casePlaceOf } from './casePlace.ts';
import type { Day } from './date.ts';
import { type DueDate, type DueRules, dueDatesOf } from './dueDates.ts';

/** A case as the calendar sees it. */
export type CalendarCase = Omit<BoardCase, 'updatedAt' | 'recordNumber' | 'numberShown' | 'unanswered' | 'rejectedAt'>;

export interface CalendarRules extends DueRules {
  readonly now: Date;
  /** Lines of one day that are put into words. */
  readonly mostPerDay: number;
}

/** Something due in a case, before it is worded. */
interface DueLine {
  readonly of: CalendarCase;
  readonly due: DueDate;
  /** How many other cases the same certificate serves. */
  readonly others: number;
}

/**
 * Everything due on the days of a month's page: of each day how much of each kind, and the first lines. Pure.
 *
 * A certificate that serves many cases is one line, at the first of them. Certificates are told of on their day, however
 * far off it is.
 */
export function dueCalendarOf(
  cases: readonly CalendarCase[],
  month: Month,
  rules: CalendarRules,
): Pick<DueCalendar, 'days' | 'remarks'> {
  const days = monthDays(month);
  const [first, last] = [days.at(0) ?? '', days.at(-1) ?? ''];
  const ofDay = Map.groupBy(linesBetween(cases, first, last, rules), ({ due }) => due.day);
  const known = days.every((day) => isCovered(rules.calendar, day));
  const certain = [...ofDay.values()].every((lines) => lines.every(({ due }) => due.certain));
  return {
    days: days.map((day) => ({ day, ...daysWork(rules.calendar, day), ...said(ofDay.get(day) ?? [], rules) })),
    remarks: known && certain ? [] : [uncoveredSentence(rules.calendar)],
  };
}

/** What is due on one day. Pure. */
export function duesOnDay(
  cases: readonly CalendarCase[],
  day: Day,
  rules: CalendarRules,
): Pick<DayDues, 'counts' | 'items'> {
  return said(linesBetween(cases, day, day, rules), rules);
}

function linesBetween(cases: readonly CalendarCase[], first: Day, last: Day, rules: DueRules): DueLine[] {
  const lines: DueLine[] = [];
  const told = new Map<string, { line: number; cases: Set<CalendarCase> }>();
  for (const of of cases) {
    for (const due of dueDatesOf(of, { ...rules, shownUntil: last })) {
      if (due.day < first || due.day > last) continue;
      const key = due.kind === 'certificate' ? `${due.certificate.key} ${due.day}` : null;
      const known = key === null ? undefined : told.get(key);
      if (known) known.cases.add(of);
      else {
        if (key !== null) told.set(key, { line: lines.length, cases: new Set([of]) });
        lines.push({ of, due, others: 0 });
      }
    }
  }
  const served = new Map([...told.values()].map(({ line, cases: all }) => [line, all.size - 1]));
  return lines.map((line, index) => ({ ...line, others: served.get(index) ?? 0 }));
}

function said(lines: readonly DueLine[], { mostPerDay, now }: CalendarRules): Pick<DayDues, 'counts' | 'items'> {
  const counted = Map.groupBy(lines, ({ due }) => due.kind);
  return {
    counts: calendarKindSchema.options.flatMap((kind) => {
      const count = counted.get(kind)?.length ?? 0;
      return count === 0 ? [] : [{ kind, count }];
    }),
    items: lines
      .toSorted(soonestFirst)
      .slice(0, mostPerDay)
      .map((line) => itemOf(line, now)),
  };
}

const weightOf = (kind: CalendarKind) => calendarKindSchema.options.indexOf(kind);

/** What has a minute comes first, then the most pressing kind, then the newest case. */
function soonestFirst(one: DueLine, other: DueLine): number {
  if (one.due.dueAt !== other.due.dueAt) return one.due.dueAt < other.due.dueAt ? -1 : 1;
  return weightOf(one.due.kind) - weightOf(other.due.kind);
}

function itemOf({ of, due, others }: DueLine, now: Date): CalendarItem {
  const { number: caseNumber, subjectName, miniProgramName, staff } = of;
  const { kind, dueAt, certain } = due;
  return {
    kind,
    caseNumber,
    subjectName,
    miniProgramName,
    staff,
    what: `${due.what}${certain ? '' : '（推算）'}${others === 0 ? '' : `，另有 ${others} 个案件用同一份`}`,
    dueAt,
    overdue: dueAt <= now.toISOString(),
    place: placeOf(of, due),
  };
}

/** Where it is seen to: a clock on 进度, a certificate at its field, a planned day where the case is got ready. */
function placeOf({ findings }: CalendarCase, due: DueDate): CalendarItem['place'] {
  if (due.kind === 'certificate') return casePlaceOf(due.certificate.where);
  if (due.kind === 'planned') return { tab: findings?.must === 0 ? 'submit' : 'form', where: null };
  return { tab: 'progress', where: null };
}

/** Whether a day is worked, and whether anybody announced so. A moved working day is a weekend that is worked. */
function daysWork(calendar: WorkCalendar, day: Day): Pick<CalendarDay, 'work' | 'certain'> {
  const certain = isCovered(calendar, day);
  if (calendar.workdays.has(day)) return { work: 'movedWorkday', certain };
  if (calendar.holidays.has(day)) return { work: 'holiday', certain };
  return { work: isWeekend(day) ? 'weekend' : 'workday', certain };
}

function isCovered({ coveredFrom, coveredUntil }: WorkCalendar, day: Day): boolean {
  return day >= coveredFrom && day <= coveredUntil;
}
