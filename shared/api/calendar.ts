import { z } from 'zod';
import { monthSchema } from '../calendar/monthDays.ts';
import { daySchema } from '../filing/date.ts';
import { boardItemSchema } from './board.ts';

/** What the 日历 tells of, most pressing first. */
export const calendarKindSchema = z.enum([
  'smsClock',
  'faceClock',
  'feeClock',
  'reuseClock',
  'fixClock',
  'platformReview',
  'bureauReview',
  'certificate',
  'policeClock',
  'planned',
]);
export type CalendarKind = z.infer<typeof calendarKindSchema>;

/** One thing that is due, with where it is seen to. */
export const calendarItemSchema = boardItemSchema
  .pick({ caseNumber: true, subjectName: true, miniProgramName: true, staff: true, overdue: true, place: true })
  .extend({
    kind: calendarKindSchema,
    /** What is due, in a few words. */
    what: z.string().min(1),
    /** ISO moment its time is over. */
    dueAt: z.iso.datetime(),
  });
export type CalendarItem = z.infer<typeof calendarItemSchema>;

/** How much of each kind is due, kinds without any left out, and the first lines. */
const duesSchema = z.object({
  counts: z.array(z.object({ kind: calendarKindSchema, count: z.int().positive() })),
  items: z.array(calendarItemSchema),
});

export const calendarDaySchema = duesSchema.extend({
  day: daySchema,
  /** `holiday` as announced, weekends among them; `movedWorkday` a weekend that is worked (调休). */
  work: z.enum(['workday', 'weekend', 'holiday', 'movedWorkday']),
  /** False where no holidays are announced yet: Monday to Friday is taken for worked. */
  certain: z.boolean(),
});
export type CalendarDay = z.infer<typeof calendarDaySchema>;

/** A month over all clients: whole weeks from Monday to Sunday. */
export const dueCalendarSchema = z.object({
  today: daySchema,
  month: monthSchema,
  totalCases: z.int().nonnegative(),
  days: z.array(calendarDaySchema),
  /** Sentences about what could not be reckoned. */
  remarks: z.array(z.string()),
});
export type DueCalendar = z.infer<typeof dueCalendarSchema>;

/** Null asks for the month of today. */
export const calendarInput = z.object({ month: monthSchema.nullable() });

/** Everything due on one day; beyond the lines there may be more, as the counts tell. */
export const dayDuesSchema = duesSchema.extend({ day: daySchema });
export type DayDues = z.infer<typeof dayDuesSchema>;
export const dayDuesInput = z.object({ day: daySchema });
