import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stageSchema } from '#shared/filing/stage.ts';
import { everyCase } from '../../../renderer/cases/caseFilter.ts';
import { boardFilter, columnsOf, stepCard } from '../../../renderer/stageBoard/boardColumns.ts';
import { isPast, shortDate } from '../../../renderer/stageBoard/shortDate.ts';

/** What is found when the stages hold so many cases each, in order. */
function foundWith(counts: readonly number[]) {
  const stageCounts = Object.fromEntries(stageSchema.options.map((stage, index) => [stage, counts[index] ?? 0]));
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    numbers: Array.from({ length: total }, (_, index) => `2026-${String(index).padStart(4, '0')}`),
    stageCounts: stageCounts as Parameters<typeof columnsOf>[0]['stageCounts'],
  };
}
const manyCounts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 7, maxLength: 7 });

describe('the columns of the board', () => {
  it('hold every case once, as many as are counted, in the order of the stages', () => {
    fc.assert(
      fc.property(manyCounts, (counts) => {
        const found = foundWith(counts);
        const columns = columnsOf(found);
        expect(columns.map(({ stage }) => stage)).toEqual(stageSchema.options);
        expect(columns.map(({ numbers }) => numbers.length)).toEqual(counts);
        expect(columns.flatMap(({ numbers }) => numbers)).toEqual(found.numbers);
      }),
    );
  });

  it('are asked for with the filter of the list, all stages, what is due first on top', () => {
    const filter = { ...everyCase, stages: ['done' as const], staff: ['样例小陈'] };
    expect(boardFilter(filter)).toEqual({ ...filter, stages: [], order: 'stageThenDate', descending: false });
  });
});

describe('a key on the board', () => {
  // 0 1 2 in the first column, none in the second, 3 in the third, 4 … 13 in the seventh.
  const columns = columnsOf(foundWith([3, 0, 1, 0, 0, 0, 10]));
  const from = (index: number, key: string) => {
    const to = stepCard(columns, `2026-${String(index).padStart(4, '0')}`, key);
    return to === null ? null : Number(to.slice(5));
  };

  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 2, null],
    ['ArrowUp', 1, 0],
    ['ArrowUp', 0, null],
    ['Home', 2, 0],
    ['End', 4, 13],
    ['PageDown', 4, 9],
    ['PageDown', 12, 13],
    ['PageUp', 6, 4],
    ['ArrowRight', 2, 3],
    ['ArrowRight', 3, 4],
    ['ArrowRight', 13, null],
    ['ArrowLeft', 13, 3],
    ['ArrowLeft', 3, 0],
    ['ArrowLeft', 1, null],
    ['Enter', 1, null],
  ])('%s from card %i leads to %s', (key, start, end) => {
    expect(from(start, key)).toBe(end);
  });

  it('leads nowhere from a card that is gone', () => {
    expect(stepCard(columns, '2025-9999', 'ArrowDown')).toBeNull();
  });

  it('never leaves the board', () => {
    const keys = fc.constantFrom(
      'ArrowDown',
      'ArrowUp',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    );
    fc.assert(
      fc.property(manyCounts, fc.array(keys, { maxLength: 30 }), (counts, pressed) => {
        const found = foundWith(counts);
        fc.pre(found.numbers.length > 0);
        let at = found.numbers[0] ?? '';
        for (const key of pressed) at = stepCard(columnsOf(found), at, key) ?? at;
        expect(found.numbers).toContain(at);
      }),
    );
  });
});

it('a date on a card has its year only when that is not this one, by the clock in China', () => {
  const newYear = Date.parse('2026-12-31T16:00:00.000Z');
  expect(shortDate('2027-01-02', newYear)).toBe('01-02');
  expect(shortDate('2027-01-02', newYear - 1)).toBe('2027-01-02');
  expect([isPast('2026-12-31', newYear), isPast('2026-12-31', newYear - 1)]).toEqual([true, false]);
});
