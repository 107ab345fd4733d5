import { z } from 'zod';
import type { Day } from '../filing/date.ts';
import { addDays } from './daysBetween.ts';

/** A month of this century as `2026-11`: whatever is due lies in one. */
export const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
export type Month = z.infer<typeof monthSchema>;

const daysPerWeek = 7;

/** The month a day lies in. */
export function monthOf(day: Day): Month {
  return day.slice(0, 'YYYY-MM'.length);
}

/** The days of a month's page, in order: whole weeks from Monday to Sunday, as many as the month touches. */
export function monthDays(month: Month): Day[] {
  const first: Day = `${month}-01`;
  const start = addDays(first, -weekdayOf(first));
  const days = Array.from({ length: 6 * daysPerWeek }, (_, index) => addDays(start, index));
  const weeks = Math.ceil((days.findLastIndex((day) => monthOf(day) === month) + 1) / daysPerWeek);
  return days.slice(0, weeks * daysPerWeek);
}

/** Days since Monday: 0 on Monday, 6 on Sunday. */
export function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % daysPerWeek;
}

/** The same day of another month, its last day where that one is shorter. */
export function dayInMonth(day: Day, monthsLater: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + monthsLater, 0));
  const wished = Math.min(date, last.getUTCDate());
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), wished)).toISOString().slice(0, 10);
}
