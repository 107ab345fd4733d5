import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgencyEdit } from '#shared/api/agencyEdits.ts';
import {
  afterConflict,
  afterContinued,
  afterKept,
  afterSaved,
  afterUndone,
  nothingDone,
  remade,
  reversed,
} from '../../../renderer/settings/agency/agencyWork.ts';

const name: AgencyEdit = { field: 'name', value: '样例一代办', expected: null };
const renamed: AgencyEdit = { field: 'name', value: '样例二代办', expected: '样例一代办' };
const address: AgencyEdit = { field: 'address', value: '样例路 1 号', expected: null };

describe('what was done to the agency', () => {
  it('is taken back one by one, each where what it wrote still stands', () => {
    const work = [name, address, renamed].reduce(afterSaved, nothingDone);
    const last = work.saved.at(-1);
    expect(last && reversed(last)).toEqual({ field: 'name', value: '样例一代办', expected: '样例二代办' });
    expect(afterUndone(work, renamed)).toEqual({ saved: [name, address], conflicts: [], done: 'undone' });
  });

  it('takes what one visit to a field saved piece by piece back as one', () => {
    const more: AgencyEdit = { field: 'address', value: '样例路 1 号楼上', expected: '样例路 1 号' };
    const whole = { ...more, expected: null };
    const work = afterContinued([name, address].reduce(afterSaved, nothingDone), more);
    expect(work.saved).toEqual([name, whole]);
    // What was saved elsewhere in between stays a step of its own.
    expect(afterContinued(afterSaved(work, renamed), more).saved).toEqual([name, whole, renamed, more]);
  });

  it('undoing the same twice takes back one', () => {
    const work = [name, address, renamed].reduce(afterSaved, nothingDone);
    expect(afterUndone(afterUndone(work, renamed), renamed).saved).toEqual([name, address]);
  });

  it('asks about an undo that found something else, and offers it no more', () => {
    const work = [name, address].reduce(afterSaved, nothingDone);
    const back = reversed(address);
    expect(afterConflict(work, back, address)).toEqual({ saved: [name], conflicts: [back], done: null });
  });

  it('asks once a field, about the last edit, until it is decided', () => {
    const asked = [name, address, renamed].reduce((held, edit) => afterConflict(held, edit, null), nothingDone);
    expect(asked.conflicts).toEqual([address, renamed]);
    expect(afterKept(asked, address).conflicts).toEqual([renamed]);
    expect(afterSaved(asked, { ...renamed, expected: '样例三代办' }).conflicts).toEqual([address]);
  });
});

describe('an edit made anew over what is stored by then', () => {
  it('replaces a text', () => {
    expect(remade(name, '样例三代办')).toEqual({ field: 'name', value: '样例一代办', expected: '样例三代办' });
    expect(remade({ ...name, value: null }, '样例三代办')).toMatchObject({ value: null, expected: '样例三代办' });
  });

  it('adds to a list and takes out of it, and keeps what others added', () => {
    const edit: AgencyEdit = { field: 'staff', expected: ['样例甲', '样例乙'], value: ['样例乙', '样例丙'] };
    expect(remade(edit, ['样例丁', '样例甲', '样例乙'])).toEqual({
      field: 'staff',
      value: ['样例丁', '样例乙', '样例丙'],
      expected: ['样例丁', '样例甲', '样例乙'],
    });
  });

  it('is nothing when the other window did the same', () => {
    expect(remade(name, '样例一代办')).toBeNull();
    expect(remade({ field: 'staff', expected: ['样例甲'], value: [] }, ['样例乙'])).toBeNull();
  });

  it('of a list holds each entry once, all that were added and none that was taken out', () => {
    const names: string[] = ['甲', '乙', '丙', '丁', '戊'];
    const list = fc.uniqueArray(fc.constantFrom(...names));
    fc.assert(
      fc.property(list, list, list, (expected, value, current) => {
        const made = remade({ field: 'staff', expected, value }, current)?.value ?? current;
        expect(new Set(made).size).toBe(made.length);
        const wanted = names.filter((entry) =>
          value.includes(entry) === expected.includes(entry) ? current.includes(entry) : value.includes(entry),
        );
        expect([...made].toSorted()).toEqual(wanted.toSorted());
      }),
    );
  });
});
