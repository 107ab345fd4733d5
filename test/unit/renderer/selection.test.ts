import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseAll,
  chooseNone,
  chooseOnly,
  chooseRange,
  chosenInOrder,
  moveBy,
  nothingChosen,
  toggle,
  within,
} from '../../../renderer/cases/selection.ts';

const rows = ['2026-0005', '2026-0004', '2026-0003', '2026-0002', '2026-0001'];
const [first = '', second = '', third = '', fourth = '', last = ''] = rows;
const chosen = (selection: Parameters<typeof chosenInOrder>[0]) => chosenInOrder(selection, rows);

describe('choosing with the mouse', () => {
  it('a click chooses one row, a click with Ctrl adds and takes away', () => {
    const two = toggle(chooseOnly(third), first);
    expect(chosen(two)).toEqual([first, third]);
    expect(chosen(toggle(two, third))).toEqual([first]);
  });

  it('a click with Shift chooses from the anchor on, in both directions, and keeps the anchor', () => {
    const down = chooseRange(chooseOnly(second), rows, fourth);
    expect(chosen(down)).toEqual([second, third, fourth]);
    expect(chosen(chooseRange(down, rows, first))).toEqual([first, second]);
  });

  it('a range whose anchor is not in the table is the row itself', () => {
    expect(chosen(chooseRange(chooseOnly('2025-0001'), rows, third))).toEqual([third]);
    expect(chosen(chooseRange(nothingChosen, rows, third))).toEqual([third]);
  });
});

describe('choosing with the keyboard', () => {
  it('arrows enter at the first row, move on and stop at the ends', () => {
    const entered = moveBy(nothingChosen, rows, { by: 1 }, false);
    expect(entered.active).toBe(first);
    expect(moveBy(entered, rows, { by: 1 }, false).active).toBe(second);
    expect(moveBy(entered, rows, { by: -1 }, false).active).toBe(first);
    expect(moveBy(entered, rows, { by: 99 }, false).active).toBe(last);
    expect(moveBy(entered, rows, { to: 'end' }, false).active).toBe(last);
  });

  it('moving alone changes nothing that is chosen', () => {
    expect(chosen(moveBy(chooseOnly(second), rows, { by: 2 }, false))).toEqual([second]);
  });

  it('Shift draws the range from where the keyboard stood, and back again', () => {
    const start = moveBy(nothingChosen, rows, { to: 'start' }, false);
    const three = moveBy(moveBy(start, rows, { by: 1 }, true), rows, { by: 1 }, true);
    expect(chosen(three)).toEqual([first, second, third]);
    expect(chosen(moveBy(three, rows, { by: -1 }, true))).toEqual([first, second]);
    expect(chosen(moveBy(start, rows, { to: 'end' }, true))).toEqual(rows);
  });

  it('all and none', () => {
    expect(chosen(chooseAll(chooseOnly(third), rows))).toEqual(rows);
    expect(chooseNone(chooseAll(chooseOnly(third), rows))).toEqual({
      chosen: new Set(),
      active: third,
      anchor: third,
    });
  });

  it('an empty table has nowhere to go', () => {
    expect(moveBy(nothingChosen, [], { by: 1 }, true)).toEqual(nothingChosen);
  });
});

describe('a table that is searched meanwhile', () => {
  it('keeps of the selection what is still shown', () => {
    const selection = chooseRange(chooseOnly(first), rows, third);
    expect(within(selection, [third, last])).toEqual({ chosen: new Set([third]), active: third, anchor: null });
  });

  it('a step from a row that is gone enters anew', () => {
    expect(moveBy(within(chooseOnly(first), [fourth]), [fourth], { by: 1 }, false).active).toBe(fourth);
  });
});

it('whatever one does, only rows of the table are chosen, and a range is without gaps', () => {
  const step = fc.oneof(
    fc.record({ by: fc.integer({ min: -7, max: 7 }) }),
    fc.record({ to: fc.constantFrom('start' as const, 'end' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), fc.nat({ max: 4 }), (steps, at) => {
      const start = chooseOnly(rows[at] ?? first);
      const end = steps.reduce((selection, each) => moveBy(selection, rows, each, true), start);
      const positions = chosen(end).map((number) => rows.indexOf(number));
      expect(positions).toContain(at);
      expect(positions.length).toBe(Math.max(...positions) - Math.min(...positions) + 1);
    }),
  );
});
