import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillSlot, type SlotRequest } from '#backend/materials/fillSlot.ts';

function filled(request: Partial<SlotRequest>) {
  const { outcomes, removed } = fillSlot({ held: [], incoming: [], most: 1, replace: false, ...request });
  return [outcomes.join(' '), removed.join(' ')];
}

describe('a slot for one file', () => {
  it.each([
    ['takes the first', { incoming: ['a'] }, ['stored', '']],
    ['keeps what it has', { held: ['a'], incoming: ['b'] }, ['full', '']],
    ['knows what it has', { held: ['a'], incoming: ['a'] }, ['already', '']],
    ['takes one of several', { incoming: ['a', 'b'] }, ['stored full', '']],
    ['is emptied for another', { held: ['a'], incoming: ['b'], replace: true }, ['stored', 'a']],
    [
      'keeps the same file when it is replaced by itself',
      { held: ['a'], incoming: ['a'], replace: true },
      ['already', ''],
    ],
    ['lets the first of several win', { held: ['a'], incoming: ['b', 'a'], replace: true }, ['stored full', 'a']],
    ['is not emptied for nothing', { held: ['a'], incoming: [], replace: true }, ['', '']],
  ])('%s', (_, request, decided) => {
    expect(filled(request)).toEqual(decided);
  });
});

describe('a slot for several files', () => {
  it.each([
    ['takes what there is room for', { held: ['a'], incoming: ['b', 'c', 'd'], most: 3 }, ['stored stored full', '']],
    ['counts the same bytes once', { incoming: ['a', 'a', 'b'], most: 2 }, ['stored already stored', '']],
    [
      'keeps what comes again',
      { held: ['a', 'b'], incoming: ['b', 'c'], most: 3, replace: true },
      ['already stored', 'a'],
    ],
    ['never throws out what is too many', { held: ['a', 'b', 'c'], incoming: ['d'], most: 2 }, ['full', '']],
  ])('%s', (_, request, decided) => {
    expect(filled(request)).toEqual(decided);
  });
});

it('whatever is asked: no file is lost, none is there twice, and none too many come in', () => {
  const names = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 5 });
  const request = fc.record({
    held: names,
    incoming: fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 6 }),
    most: fc.integer({ min: 1, max: 4 }),
    replace: fc.boolean(),
  });
  fc.assert(
    fc.property(request, ({ held, incoming, most, replace }) => {
      const { outcomes, removed } = fillSlot({ held, incoming, most, replace });
      const stored = incoming.filter((_, index) => outcomes[index] === 'stored');
      const after = [...held.filter((file) => !removed.includes(file)), ...stored];
      expect(new Set(after).size).toBe(after.length);
      expect(after.length).toBeLessThanOrEqual(Math.max(most, held.length));
      for (const [index, outcome] of outcomes.entries()) {
        expect(after.includes(incoming[index] ?? '')).toBe(outcome !== 'full');
      }
      if (!replace || incoming.length === 0) expect(removed).toEqual([]);
    }),
  );
});
