import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inParts, windowSize, windowsToAsk } from '../../../renderer/cases/rowWindows.ts';

const numbers = Array.from({ length: 1050 }, (_, index) => `2026-${String(index + 1).padStart(4, '0')}`);
const unknown = () => false;

describe('rows that are asked for while scrolling', () => {
  it('come in fixed windows, however far one has scrolled', () => {
    expect(windowsToAsk(numbers, { first: 130, last: 160 }, unknown)).toEqual([numbers.slice(100, 200)]);
    expect(windowsToAsk(numbers, { first: 190, last: 210 }, unknown)).toEqual([
      numbers.slice(100, 200),
      numbers.slice(200, 300),
    ]);
  });

  it('the last window ends with the list, and beyond it there is none', () => {
    expect(windowsToAsk(numbers, { first: 1040, last: 1300 }, unknown)).toEqual([numbers.slice(1000)]);
    expect(windowsToAsk([], { first: 0, last: 30 }, unknown)).toEqual([]);
  });

  it('what came with the search is not asked again', () => {
    const known = new Set(numbers.slice(0, 100));
    expect(windowsToAsk(numbers, { first: 0, last: 40 }, (number) => known.has(number))).toEqual([]);
    known.delete(numbers[99] ?? '');
    expect(windowsToAsk(numbers, { first: 0, last: 40 }, (number) => known.has(number))).toHaveLength(1);
  });

  it('every visible row is in one of the windows, none of which is larger than one call', () => {
    fc.assert(
      fc.property(fc.nat(1049), fc.nat(60), (first, height) => {
        const windows = windowsToAsk(numbers, { first, last: first + height }, unknown);
        expect(windows.flat()).toEqual(expect.arrayContaining(numbers.slice(first, first + height + 1)));
        expect(Math.max(...windows.map(({ length }) => length))).toBeLessThanOrEqual(windowSize);
      }),
    );
  });
});

it('a list in parts is the same list', () => {
  expect(inParts([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inParts([], 2)).toEqual([]);
});
