import { describe, expect, it } from 'vitest';
import { stepDay } from '../../../renderer/calendar/calendarKeys.ts';
import { cellInWords, monthInWords, workMark } from '../../../renderer/calendar/calendarWords.ts';

describe('a key in the calendar', () => {
  it.each([
    ['ArrowRight', '2026-11-30', '2026-12-01'],
    ['ArrowLeft', '2026-12-01', '2026-11-30'],
    ['ArrowDown', '2026-12-28', '2027-01-04'],
    ['ArrowUp', '2026-11-02', '2026-10-26'],
    // A Friday.
    ['Home', '2026-11-27', '2026-11-23'],
    ['End', '2026-11-27', '2026-11-29'],
    ['PageDown', '2026-01-31', '2026-02-28'],
    ['PageUp', '2026-01-15', '2025-12-15'],
    ['ArrowLeft', '2000-01-01', null],
    ['PageDown', '2099-12-01', null],
    ['Enter', '2026-11-27', null],
  ])('%s on %s leads to %s', (key, day, to) => {
    expect(stepDay(day, key)).toBe(to);
  });
});

describe('the words of the calendar', () => {
  it('say a cell as a whole', () => {
    const counts = [
      { kind: 'smsClock', count: 1 },
      { kind: 'planned', count: 12 },
    ] as const;
    expect(cellInWords({ day: '2026-11-27', work: 'workday', certain: true, counts: [...counts] })).toBe(
      '2026年11月27日星期五，短信核验截止 1 项，计划提交 12 项',
    );
    expect(cellInWords({ day: '2026-10-01', work: 'holiday', certain: true, counts: [] })).toBe(
      '2026年10月1日星期四，放假，没有到期的事',
    );
    expect(cellInWords({ day: '2027-01-01', work: 'workday', certain: false, counts: [] })).toBe(
      '2027年1月1日星期五，放假安排还不知道，没有到期的事',
    );
    expect(monthInWords('2026-03')).toBe('2026 年 3 月');
  });

  it('mark what is announced, and no ordinary day', () => {
    expect((['holiday', 'movedWorkday', 'weekend', 'workday'] as const).map((work) => workMark({ work }))).toEqual([
      '休',
      '班',
      null,
      null,
    ]);
  });
});
