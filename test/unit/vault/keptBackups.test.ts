import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generations, outlivedBackups } from '#shared/backups/keptBackups.ts';

const at = (madeAt: string, kind: 'automatic' | 'manual' | 'beforeUpgrade' = 'automatic') => ({ kind, madeAt });
/** One a day at nine in the morning of China, the last on Saturday 28 November 2026. */
const daily = (count: number) =>
  Array.from({ length: count }, (_, back) => at(new Date(Date.UTC(2026, 10, 28 - back, 1)).toISOString()));
const keptOf = (all: ReturnType<typeof at>[]) => all.filter((each) => !outlivedBackups(all).includes(each));

describe('generations of backups', () => {
  it('keep the newest of seven days, then the newest of a week until eight weeks are there', () => {
    const days = keptOf(daily(100)).map(({ madeAt }) => madeAt.slice(5, 10));
    expect(days.slice(0, 7)).toEqual(['11-28', '11-27', '11-26', '11-25', '11-24', '11-23', '11-22']);
    // Sundays end the week; the 22nd stands for its own.
    expect(days.slice(7)).toEqual(['11-15', '11-08', '11-01', '10-25', '10-18', '10-11']);
  });

  it('keep one a day, counted by the day in China', () => {
    const late = at('2026-11-27T15:59:00.000Z');
    const early = at('2026-11-27T16:01:00.000Z');
    const earlier = at('2026-11-27T08:00:00.000Z');
    expect(outlivedBackups([late, early, earlier])).toEqual([earlier]);
  });

  it('keep the newest of a day of each life of the vault, and let an abandoned one go by and by', () => {
    const of = (life: string, madeAt: string) => ({ ...at(madeAt), life });
    const [early, office] = [of('office', '2026-11-28T01:00:00.000Z'), of('office', '2026-11-28T02:00:00.000Z')];
    const restored = of('restored', '2026-11-28T03:00:00.000Z');
    expect(outlivedBackups([early, office, restored])).toEqual([early]);
    const later = Array.from({ length: 60 }, (_, day) =>
      of('office', new Date(Date.UTC(2026, 10, 29 + day, 1)).toISOString()),
    );
    expect(outlivedBackups([office, restored, ...later])).toEqual(expect.arrayContaining([office, restored]));
  });

  it('never take one made by hand, one before an upgrade, or the newest', () => {
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    const backup = fc.record({
      kind: fc.constantFrom('automatic' as const, 'manual' as const, 'beforeUpgrade' as const),
      madeAt: moment.map((each) => each.toISOString()),
    });
    fc.assert(
      fc.property(fc.array(backup), (all) => {
        const gone = outlivedBackups(all);
        expect(gone.every(({ kind }) => kind === 'automatic')).toBe(true);
        const automatic = all.filter(({ kind }) => kind === 'automatic');
        expect(automatic.length - gone.length).toBeLessThanOrEqual(generations.days + generations.weeks);
        const newest = automatic.toSorted((one, other) => other.madeAt.localeCompare(one.madeAt))[0];
        if (newest) expect(gone).not.toContain(newest);
      }),
    );
  });
});
