import { describe, expect, it } from 'vitest';
import { type BatchUndo, withoutUndo, withUndo } from '../../../renderer/cases/batch/batchUndo.ts';
import { sayRemoved } from '../../../renderer/cases/batch/changeWords.ts';
import { readWanted } from '../../../renderer/cases/batch/readWanted.ts';

describe('what many cases are to hold', () => {
  it.each([
    ['20261201', '2026-12-01'],
    ['2026年12月1日', '2026-12-01'],
    [' 2026/12/1 ', '2026-12-01'],
  ])('reads %s as a day', (text, value) => {
    expect(readWanted('plannedOn', text)).toEqual({ ok: true, value });
  });

  it('says why a text is no day, and nothing of an empty one', () => {
    expect(readWanted('plannedOn', '2026-02-30')).toMatchObject({ ok: false, problem: expect.stringMatching(/。$/) });
    expect(readWanted('plannedOn', '  ')).toEqual({ ok: false, problem: null });
  });

  it('takes a name as it is', () => {
    expect(readWanted('staff', ' 样例小周 ')).toEqual({ ok: true, value: '样例小周' });
  });
});

describe('changes that can be taken back', () => {
  const change = (key: string): BatchUndo => ({
    key,
    done: `样例${key}`,
    back: { type: 'removed', numbers: ['2026-0001'], removed: false },
  });

  it('come newest last, the oldest of very many forgotten', () => {
    let kept: readonly BatchUndo[] = [];
    for (let each = 1; each <= 60; each++) kept = withUndo(kept, change(String(each)));
    expect(kept).toHaveLength(50);
    expect(kept.at(-1)?.key).toBe('60');
    expect(kept[0]?.key).toBe('11');
  });

  it('are taken back once', () => {
    expect(withoutUndo([change('1'), change('2')], '2').map(({ key }) => key)).toEqual(['1']);
    expect(withoutUndo([change('1')], '2').map(({ key }) => key)).toEqual(['1']);
  });
});

it('one case that went is named, several are counted', () => {
  expect(sayRemoved(['2026-0001'], true)).toBe('案件 2026-0001 已移到回收站');
  expect(sayRemoved(['2026-0001', '2026-0002'], false)).toBe('2 个案件已从回收站恢复');
});
