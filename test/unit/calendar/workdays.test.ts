import { isWorkday as isWorkdayElsewhere } from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { addDays } from '#shared/calendar/daysBetween.ts';
import { isWorkday, workCalendarOf, workdayAfter, workdaysBetween } from '#shared/calendar/workdays.ts';

const { workdays } = await loadRulePack();
const calendar = workCalendarOf(workdays);

describe('working days', () => {
  it('follow the announced holidays and worked weekends', () => {
    const worked = ['2026-11-23', '2026-02-14', '2026-02-28', '2026-09-20', '2026-01-04'];
    const off = ['2026-11-21', '2026-11-22', '2026-02-16', '2026-02-23', '2026-10-07', '2026-01-01', '2026-05-05'];
    expect(worked.filter((day) => !isWorkday(calendar, day))).toEqual([]);
    expect(off.filter((day) => isWorkday(calendar, day))).toEqual([]);
  });

  it('agree with the package they were made from, day by day', () => {
    for (let day = workdays.coveredFrom; day <= workdays.coveredUntil; day = addDays(day, 1)) {
      expect([day, isWorkday(calendar, day)]).toEqual([day, isWorkdayElsewhere(day)]);
    }
  });

  it.each([
    ['a Monday', '2026-11-23', 2, '2026-11-25'],
    ['a Friday ends after the weekend', '2026-11-20', 2, '2026-11-24'],
    ['the Saturday after it as well', '2026-11-21', 2, '2026-11-24'],
    ['and the Sunday', '2026-11-22', 2, '2026-11-24'],
    ['over the end of a month', '2026-01-30', 2, '2026-02-03'],
    ['over a leap day', '2024-02-28', 2, '2024-03-01'],
    ['over no leap day', '2025-02-27', 2, '2025-03-03'],
    ['the Friday before a worked Saturday before 春节', '2026-02-13', 1, '2026-02-14'],
    ['that Saturday counts, then nine days do not', '2026-02-13', 2, '2026-02-24'],
    ['entered on the worked Saturday itself', '2026-02-14', 2, '2026-02-25'],
    ['entered in the middle of 春节', '2026-02-18', 2, '2026-02-25'],
    ['entered on its last day', '2026-02-23', 1, '2026-02-24'],
    ['a worked Saturday after it', '2026-02-26', 2, '2026-02-28'],
    ['a worked Sunday before 国庆', '2026-09-18', 2, '2026-09-21'],
    ['twenty over 春节', '2026-02-02', 20, '2026-03-06'],
    ['over New Year with a worked Sunday', '2025-12-30', 2, '2026-01-04'],
  ])('%s', (_, start, count, end) => {
    expect(workdayAfter(calendar, start, count)).toEqual({ day: end, certain: true });
  });

  it('end exactly on a working day after exactly so many', () => {
    const start = fc.integer({ min: 0, max: 1400 }).map((days) => addDays(workdays.coveredFrom, days));
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 30 }), (from, count) => {
        const { day: end } = workdayAfter(calendar, from, count);
        let worked = 0;
        for (let day = addDays(from, 1); day <= end; day = addDays(day, 1)) if (isWorkday(calendar, day)) worked++;
        expect(isWorkday(calendar, end)).toBe(true);
        expect(worked).toBe(count);
      }),
    );
  });

  it('say when they leave the days that were announced', () => {
    expect(workdayAfter(calendar, '2026-12-29', 2)).toEqual({ day: '2026-12-31', certain: true });
    expect(workdayAfter(calendar, '2026-12-30', 2)).toEqual({ day: '2027-01-01', certain: false });
    expect(workdayAfter(calendar, '2022-12-30', 2).certain).toBe(false);
  });

  it('counted up and counted again are as many', () => {
    const start = fc.integer({ min: 0, max: 1400 }).map((days) => addDays(workdays.coveredFrom, days));
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const { day } = workdayAfter(calendar, from, count);
        expect(workdaysBetween(calendar, from, day)).toBe(count);
        expect(workdaysBetween(calendar, from, addDays(day, -1))).toBe(count - 1);
      }),
    );
    expect(workdaysBetween(calendar, '2026-11-23', '2026-11-23')).toBe(0);
    expect(workdaysBetween(calendar, '2026-11-23', '2026-11-20')).toBe(0);
  });

  it('split anywhere add up', () => {
    const start = fc.integer({ min: 0, max: 1000 }).map((days) => addDays(workdays.coveredFrom, days));
    fc.assert(
      fc.property(start, fc.nat(200), fc.nat(200), (from, first, second) => {
        const [middle, end] = [addDays(from, first), addDays(from, first + second)];
        const parts = workdaysBetween(calendar, from, middle) + workdaysBetween(calendar, middle, end);
        expect(workdaysBetween(calendar, from, end)).toBe(parts);
      }),
    );
  });

  it('follow a later notice within the days it covers, and nowhere else', () => {
    const notice = {
      source: '样例通知',
      asOf: '2026-11-05',
      confidence: 'high',
      coveredFrom: '2026-12-28',
      coveredUntil: '2027-12-31',
      holidays: ['2027-01-01', '2027-02-05', '2027-02-08'],
      workdays: ['2027-01-02'],
    } as const;
    const later = workCalendarOf({
      ...workdays,
      notices: [{ ...notice, holidays: [...notice.holidays], workdays: [...notice.workdays] }],
    });
    expect(workdayAfter(later, '2026-12-30', 2)).toEqual({ day: '2027-01-02', certain: true });
    expect(workdayAfter(later, '2027-02-04', 1)).toEqual({ day: '2027-02-09', certain: true });
    expect(workdayAfter(later, '2027-12-31', 1).certain).toBe(false);
    for (let day = workdays.coveredFrom; day < notice.coveredFrom; day = addDays(day, 1))
      expect(isWorkday(later, day)).toBe(isWorkday(calendar, day));
    // A notice may take back what was announced before.
    const correction = { ...notice, coveredFrom: '2026-02-14', coveredUntil: '2026-02-28', holidays: [], workdays: [] };
    const corrected = workCalendarOf({ ...workdays, notices: [correction] });
    expect(isWorkday(corrected, '2026-02-14')).toBe(false);
    expect(isWorkday(corrected, '2026-02-16')).toBe(true);
    expect(isWorkday(corrected, '2026-01-04')).toBe(true);
    expect([corrected.coveredFrom, corrected.coveredUntil]).toEqual([calendar.coveredFrom, calendar.coveredUntil]);
  });
});
