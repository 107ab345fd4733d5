import { describe, expect, it } from 'vitest';
import { chinaDay, endOfChinaDay } from '#shared/calendar/chinaDay.ts';
import { addDays, daysBetween } from '#shared/calendar/daysBetween.ts';

describe('chinaDay', () => {
  it.each([
    ['2026-11-23T15:59:59.999Z', '2026-11-23'],
    ['2026-11-23T16:00:00.000Z', '2026-11-24'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['2028-02-28T20:00:00.000Z', '2028-02-29'],
  ])('%s is %s in China', (moment, day) => {
    expect(chinaDay(new Date(moment))).toBe(day);
  });
});

it('a day in China ends a moment before 16:00 UTC', () => {
  expect(endOfChinaDay('2026-02-28')).toBe('2026-02-28T15:59:59.999Z');
  expect(chinaDay(new Date(endOfChinaDay('2026-12-31')))).toBe('2026-12-31');
});

it.each([
  ['2026-01-31', 1, '2026-02-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2026-11-23', 180, '2027-05-22'],
])('%s and %i days is %s', (from, days, to) => {
  expect(addDays(from, days)).toBe(to);
  expect(daysBetween(from, to)).toBe(days);
});
