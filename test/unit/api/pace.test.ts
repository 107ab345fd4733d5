import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markPace, paceOf } from '#shared/api/pace.ts';

describe('how long a run will still take', () => {
  it('leaves its start out: ten seconds until the first part do not make the rest slow', () => {
    const mark = markPace(markPace(null, 0, 9_000), 1, 10_000);
    expect(mark).toEqual({ done: 1, at: 10_000 });
    // Five parts in the second after; by all of the eleven seconds it would be 164 seconds.
    expect(paceOf({ done: 6, total: 96 }, mark, 11_000)).toEqual({ rate: 5, secondsLeft: 18 });
  });

  it('keeps the first mark, and says nothing by too little', () => {
    const mark = { done: 2, at: 100 };
    expect(markPace(mark, 50, 9_000)).toBe(mark);
    expect(paceOf({ done: 50, total: 100 }, null, 9_000)).toBeNull();
    expect(paceOf({ done: 4, total: 100 }, mark, 9_000)).toBeNull();
    expect(paceOf({ done: 5, total: 100 }, mark, 1_099)).toBeNull();
    expect(paceOf({ done: 5, total: 100 }, mark, 1_100)).not.toBeNull();
    expect(paceOf({ done: 100, total: 100 }, mark, 9_000)).toBeNull();
  });

  it('is right within a second for work that goes evenly, however long it took to start', () => {
    const run = fc.record({
      start: fc.integer({ min: 0, max: 120_000 }),
      each: fc.integer({ min: 20, max: 5_000 }),
      total: fc.integer({ min: 5, max: 5_000 }),
      done: fc.integer({ min: 4, max: 4_999 }),
    });
    fc.assert(
      fc.property(run, ({ start, each, total, done }) => {
        const now = start + done * each;
        const pace = paceOf({ done, total }, markPace(null, 1, start + each), now);
        if (pace === null) return;
        expect(Math.abs(pace.secondsLeft - ((total - done) * each) / 1000)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
