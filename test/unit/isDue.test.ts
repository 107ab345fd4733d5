import { expect, it } from 'vitest';
import { isDue } from '#shared/backups/isDue.ts';

it('is due once a day of China, whatever a clock that was ahead has left', () => {
  const made = (...moments: string[]) => moments.map((madeAt) => ({ madeAt }));
  expect(isDue([], '2026-11-29')).toBe(true);
  expect(isDue(made('2026-11-28T03:00:00.000Z'), '2026-11-29')).toBe(true);
  // Half past midnight in China.
  expect(isDue(made('2026-11-28T16:30:00.000Z'), '2026-11-29')).toBe(false);
  expect(isDue(made('2031-01-01T00:00:00.000Z'), '2026-11-29')).toBe(true);
});
