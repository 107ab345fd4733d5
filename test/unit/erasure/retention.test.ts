import { describe, expect, it } from 'vitest';
import type { Backup } from '#shared/backups/backup.ts';
import { addDays } from '#shared/calendar/daysBetween.ts';
import { olderBackups } from '#shared/erasure/olderBackups.ts';
import { isDueToErase, keepUntil } from '#shared/erasure/retention.ts';

describe('until when a closed case is kept', () => {
  it.each([
    ['2026-01-31', null, 1, '2026-02-28'],
    ['2026-11-28', null, 24, '2028-11-28'],
    ['2026-11-28', '2027-01-01', 24, '2027-01-01'],
    ['2026-11-28', '2027-01-01', null, '2027-01-01'],
    ['2026-11-28', null, null, null],
  ])('closed on %s, with %s of its own and %s months: %s', (closedOn, own, months, until) => {
    expect(keepUntil(closedOn, own, months)).toBe(until);
  });

  it('is due the day after its last one', () => {
    expect(['2026-11-27', '2026-11-28', '2026-11-29', null].map((last) => isDueToErase(last, '2026-11-28'))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('backups that keep what is erased today', () => {
  const at = (day: string, kind: Backup['kind'] = 'automatic') => ({ kind, madeAt: `${day}T01:00:00.000Z` });

  it('go after seven days and eight weeks at the latest, those made by hand never', () => {
    const older = olderBackups([[at('2026-11-28'), at('2026-11-20'), at('2026-10-01', 'manual')]], '2026-11-28');
    expect(older).toMatchObject({ automatic: 2, lasting: 1 });
    const goneBy = older.goneBy ?? '';
    expect(goneBy > addDays('2026-11-28', 7) && goneBy <= addDays('2026-11-28', 7 + 8 * 7 + 7)).toBe(true);
  });

  it('the last place counts, and without any there is no day', () => {
    const goneBy = (...places: Parameters<typeof olderBackups>[0][number][]) =>
      olderBackups(places, '2026-11-28').goneBy;
    // The newest of its week is kept for that week, however many are made before it.
    const [sunday, saturday] = [[at('2026-11-22')], [at('2026-11-28')]];
    expect(goneBy(saturday)).toBe('2026-12-05');
    expect((goneBy(sunday) ?? '') > '2026-12-05').toBe(true);
    expect(goneBy(sunday, saturday)).toBe(goneBy(sunday));
    expect(olderBackups([[], [at('2026-11-01', 'beforeUpgrade')]], '2026-11-28')).toEqual({
      automatic: 0,
      goneBy: null,
      lasting: 1,
    });
  });
});
