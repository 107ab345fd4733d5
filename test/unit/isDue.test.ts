import { expect, it } from 'vitest';
import { isDue } from '#shared/backups/isDue.ts';

it('is due once a day of China, whatever a clock that was ahead has left', () => {
  const made = (...moments: string[]) => moments.map((madeAt) => ({ madeAt }));
  expect(isDue([], '2026-11-29', null)).toBe(true);
  expect(isDue(made('2026-11-28T03:00:00.000Z'), '2026-11-29', null)).toBe(true);
  // Half past midnight in China.
  expect(isDue(made('2026-11-28T16:30:00.000Z'), '2026-11-29', null)).toBe(false);
  expect(isDue(made('2031-01-01T00:00:00.000Z'), '2026-11-29', null)).toBe(true);
});

it('is due where only another life of the vault has made one', () => {
  const made = (life?: string) => [{ madeAt: '2026-11-29T03:00:00.000Z', life }];
  expect(isDue(made('restored'), '2026-11-29', 'office')).toBe(true);
  expect(isDue(made('office'), '2026-11-29', 'office')).toBe(false);
  // One of before, or a vault of which nothing is known yet.
  expect([isDue(made(), '2026-11-29', 'office'), isDue(made('restored'), '2026-11-29', null)]).toEqual([false, false]);
});
