import { describe, expect, it } from 'vitest';
import { chinaDay } from '#shared/calendar/chinaDay.ts';

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
