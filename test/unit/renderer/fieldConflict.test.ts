import { describe, expect, it } from 'vitest';
import {
  afterConflict,
  expectedOf,
  sending,
  untouched,
  wanting,
  withEntry,
} from '../../../renderer/case/form/fieldState.ts';

const edit = { field: 'subject.certificateValidFrom', value: '2027-01-01', expected: null } as const;
const sent = sending(wanting(untouched(null, 1), '2027-01-01'));

describe('a field somebody else changed meanwhile', () => {
  it('stays in conflict while the person types on, readable or not', () => {
    const conflict = afterConflict(sent, edit, '2020-05-05');
    const halfTyped = withEntry(conflict, { ok: false, problem: '不是日期' });
    const typed = withEntry(halfTyped, { ok: true, value: '2028-02-02', notes: [] });
    expect([conflict, halfTyped, typed].map(({ phase }) => phase)).toEqual(['conflict', 'conflict', 'conflict']);
  });

  it('meets the same conflict again when the answer came while the text could not be read', () => {
    const refused = withEntry(sent, { ok: false, problem: '不是日期' });
    const answered = afterConflict(refused, edit, '2020-05-05');
    const typed = withEntry(answered, { ok: true, value: '2028-02-02', notes: [] });
    expect(typed.phase).toBe('waiting');
    expect(expectedOf(typed)).toBeNull();
  });
});
