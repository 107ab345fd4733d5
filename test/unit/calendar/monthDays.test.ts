import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { addDays } from '#shared/calendar/daysBetween.ts';
import { dayInMonth, monthDays, monthOf, monthSchema, weekdayOf } from '#shared/calendar/monthDays.ts';

const months = fc
  .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);

afterEach(() => {
  delete process.env['TZ'];
});

describe('the page of a month', () => {
  it.each([
    ['2026-11', '2026-10-26', '2026-12-06', 42],
    ['2026-12', '2026-11-30', '2027-01-03', 35],
    // A February that begins on a Monday and fills four weeks.
    ['2027-02', '2027-02-01', '2027-02-28', 28],
    ['2028-02', '2028-01-31', '2028-03-05', 35],
    ['2099-12', '2099-11-30', '2100-01-03', 35],
  ])('%s runs from %s to %s', (month, first, last, count) => {
    const days = monthDays(month);
    expect([days.at(0), days.at(-1), days.length]).toEqual([first, last, count]);
  });

  it('is whole weeks from Monday on, without a gap and without a week of other months', () => {
    fc.assert(
      fc.property(months, (month) => {
        const days = monthDays(month);
        expect(days.length % 7).toBe(0);
        expect(weekdayOf(days[0] ?? '')).toBe(0);
        days.slice(1).forEach((day, index) => {
          expect(day).toBe(addDays(days[index] ?? '', 1));
        });
        for (let week = 0; week < days.length; week += 7)
          expect(days.slice(week, week + 7).some((day) => monthOf(day) === month)).toBe(true);
        const own = days.filter((day) => monthOf(day) === month);
        expect(own[0]).toBe(`${month}-01`);
        expect(monthOf(addDays(own.at(-1) ?? '', 1))).not.toBe(month);
      }),
    );
  });

  it('is the same wherever the machine stands', () => {
    const pages = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) => {
      process.env['TZ'] = zone;
      return monthDays('2026-03').join();
    });
    expect(new Set(pages).size).toBe(1);
  });

  it('takes months of this century and nothing else', () => {
    for (const month of ['2026-00', '2026-13', '1999-12', '2100-01', '2026-1', '2026-11-01', ''])
      expect(monthSchema.safeParse(month).success, month).toBe(false);
    fc.assert(fc.property(months, (month) => monthSchema.safeParse(month).success));
  });
});

describe('the same day of another month', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-10-31', 1, '2026-11-30'],
  ])('%s and %i months is %s', (day, later, other) => {
    expect(dayInMonth(day, later)).toBe(other);
  });
});
