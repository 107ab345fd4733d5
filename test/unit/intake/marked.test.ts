import { describe, expect, it } from 'vitest';
import { afterLeaving, markedIds, moved } from '../../../renderer/intake/marked.ts';

const ids = [3, 5, 8, 13];

describe('what is marked in the tray', () => {
  it('moves with the keys and stays within the list', () => {
    expect(moved(ids, { at: null, anchor: null }, 1, false)).toEqual({ at: 3, anchor: 3 });
    expect(moved(ids, { at: 5, anchor: 5 }, 1, false)).toEqual({ at: 8, anchor: 8 });
    expect(moved(ids, { at: 13, anchor: 13 }, 5, false)).toEqual({ at: 13, anchor: 13 });
    expect(moved([], { at: null, anchor: null }, 1, false)).toEqual({ at: null, anchor: null });
  });

  it('is a range while Shift is held, in either direction', () => {
    const down = moved(ids, { at: 5, anchor: 5 }, 2, true);
    expect(markedIds(ids, down)).toEqual([5, 8, 13]);
    expect(markedIds(ids, moved(ids, { at: 8, anchor: 8 }, -2, true))).toEqual([3, 5, 8]);
  });

  it('goes to what follows when something leaves, else to what stands before', () => {
    expect(afterLeaving(ids, new Set([5, 8]), 5)).toEqual({ at: 13, anchor: 13 });
    expect(afterLeaving(ids, new Set([13]), 13)).toEqual({ at: 8, anchor: 8 });
    expect(afterLeaving(ids, new Set(ids), 8)).toEqual({ at: null, anchor: null });
  });

  it('is nothing that has left', () => {
    expect(markedIds(ids, { at: 4, anchor: 4 })).toEqual([]);
    expect(markedIds(ids, { at: 8, anchor: 4 })).toEqual([8]);
  });
});
