import { describe, expect, it } from 'vitest';
import { sayChanged, sayHeld, saySkipped } from '../../../renderer/cases/batch/changeWords.ts';
import { changesBack, changesTo } from '../../../renderer/cases/undoChange.ts';

const numbers = Array.from({ length: 10 }, (_, index) => `2026-00${10 + index}`);

it('each case is changed from what the window showed', () => {
  const held = [
    { number: '2026-0001', value: '样例小周' },
    { number: '2026-0002', value: null },
  ];
  expect(changesTo('样例小吴', held)).toEqual([
    { number: '2026-0001', expected: '样例小周', value: '样例小吴' },
    { number: '2026-0002', expected: null, value: '样例小吴' },
  ]);
});

it('undo expects what was written, and leaves out what held it anyway', () => {
  const changed = [
    { number: '2026-0001', before: '样例小周' },
    { number: '2026-0002', before: '样例小吴' },
    { number: '2026-0003', before: null },
  ];
  expect(changesBack('样例小吴', changed)).toEqual([
    { number: '2026-0001', expected: '样例小吴', value: '样例小周' },
    { number: '2026-0003', expected: '样例小吴', value: null },
  ]);
});

describe('the words of a change of many cases', () => {
  it('say what was done', () => {
    expect(sayChanged('staff', '样例小吴', 3)).toBe('3 个案件已指派给样例小吴');
    expect(sayChanged('staff', null, 3)).toBe('3 个案件不再指派');
    expect(sayChanged('plannedOn', '2026-12-01', 2)).toBe('2 个案件计划 2026-12-01 提交');
    expect(sayChanged('plannedOn', null, 0)).toBe('没有改动任何案件');
  });

  it('say how many cases were left alone, which, and what they hold', () => {
    expect(saySkipped('staff', [])).toBeNull();
    const skipped = [
      { number: '2026-0001', current: '样例小周' },
      { number: '2026-0002', current: null },
    ];
    expect(saySkipped('staff', skipped)).toBe(
      '有 2 个案件刚刚在别处改过，保留了现在的内容：2026-0001（现在是样例小周）、2026-0002（现在没有经办）。',
    );
  });

  it('name eight of many and count all', () => {
    const said = saySkipped(
      'plannedOn',
      numbers.map((number) => ({ number, current: null })),
    );
    expect(said).toMatch(/^有 10 个案件/);
    expect(numbers.filter((number) => said?.includes(number))).toEqual(numbers.slice(0, 8));
    expect(said).toMatch(/等。$/);
  });

  it('say what the chosen cases hold, the most frequent first', () => {
    const held = ['样例小周', null, null].map((value, index) => ({ number: `2026-000${index}`, value }));
    expect(sayHeld('staff', held)).toBe('现在：没有经办 2 个，样例小周 1 个。');
    const scattered = numbers.map((number) => ({ number, value: `样例${number}` }));
    expect(sayHeld('staff', scattered)).toMatch(/样例2026-0017 1 个，等等。$/);
  });
});
