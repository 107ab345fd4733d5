import { z } from 'zod';
import { dayInMonth } from '../calendar/monthDays.ts';
import { type Day, daySchema } from '../filing/date.ts';

/**
 * How many months a case is kept after it was closed, before the desk proposes to erase it.
 *
 * The law names no number: personal information is kept for the shortest time its purpose needs (个人信息保护法 第十九条).
 * Two years cover a change or a cancellation that follows, and questions of the authority about a filing.
 */
export const usualRetention = 24;

/** Months an office can choose; null never proposes anything. Nothing is ever erased by itself. */
export const retentionMonthsSchema = z.int().min(1).max(240).nullable();

/** A closed case, and until when it is kept. */
export const retainedCaseSchema = z.object({
  number: z.string(),
  subjectName: z.string().nullable(),
  miniProgramName: z.string().nullable(),
  /** Why it is closed: it was finished, or put into the 回收站. */
  closed: z.enum(['done', 'removed']),
  closedOn: daySchema,
  /** Null while nothing is proposed: no general rule, and no day of its own. */
  keepUntil: daySchema.nullable(),
  /** True when the day was set for this case. */
  own: z.boolean(),
  /** True once its last day is over. */
  due: z.boolean(),
});
export type RetainedCase = z.infer<typeof retainedCaseSchema>;

/** Until when a case is kept: its own day, else so many months after it was closed. Pure. */
export function keepUntil(closedOn: Day, own: Day | null, months: number | null): Day | null {
  return own ?? (months === null ? null : dayInMonth(closedOn, months));
}

/** Whether what is kept until a day is due to be erased: that day is over. Pure. */
export function isDueToErase(last: Day | null, today: Day): boolean {
  return last !== null && last < today;
}
