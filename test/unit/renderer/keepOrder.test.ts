import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepOrder } from '../../../renderer/cases/keepOrder.ts';

it('rows that sort elsewhere now stay where they were', () => {
  expect(keepOrder(['1', '2', '3', '4'], ['3', '1', '2', '4'])).toEqual(['1', '2', '3', '4']);
});

it('what is gone leaves, and comes back to its place', () => {
  expect(keepOrder(['1', '2', '3'], ['3', '1'])).toEqual(['1', '3']);
  expect(keepOrder(['1', '2', '3'], ['2', '3', '1'])).toEqual(['1', '2', '3']);
});

it('what is new stands behind the row it follows now, or at the top', () => {
  expect(keepOrder(['1', '2'], ['8', '2', '9', '7', '1'])).toEqual(['8', '1', '2', '9', '7']);
});

it('shows exactly what was found, each once, and keeps the order of what was there', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String));
  fc.assert(
    fc.property(numbers, numbers, (before, found) => {
      const kept = keepOrder(before, found);
      expect(kept.toSorted()).toEqual(found.toSorted());
      const known = kept.filter((number) => before.includes(number));
      expect(known).toEqual(before.filter((number) => found.includes(number)));
    }),
  );
});
