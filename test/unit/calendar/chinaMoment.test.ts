import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaMinute } from '#shared/calendar/chinaDay.ts';
import { chinaMoment } from '#shared/calendar/chinaMoment.ts';

describe('a moment typed by the clock in China', () => {
  it('is what the clock shows again', () => {
    const minutes = fc.date({ min: new Date('2000-01-01Z'), max: new Date('2100-01-01Z'), noInvalidDate: true });
    fc.assert(
      fc.property(minutes, (moment) => {
        const shown = chinaMinute(moment);
        const read = chinaMoment(shown);
        expect(read && chinaMinute(new Date(read))).toBe(shown);
      }),
    );
  });

  it.each(['2026-02-30 10:00', '2026-11-23', '25:00', '2026-11-23 24:61', ''])('%j is none', (text) => {
    expect(chinaMoment(text)).toBeNull();
  });
});
