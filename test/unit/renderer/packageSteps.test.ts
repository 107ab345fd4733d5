import { describe, expect, it } from 'vitest';
import type { MakeManyPackagesEvent, MakePackageEvent } from '#shared/api/packages.ts';
import { sayChecked } from '#shared/packages/sayChecked.ts';
import { afterSteps, countMade, nothingMade, sayPace } from '../../../renderer/cases/batch/madeFiles.ts';
import { casesLeft, waitingPackageSteps, writtenPackageSteps } from '../../../renderer/cases/batch/packageSteps.ts';
import { countDone, lastDone, nextStep } from '../../../renderer/filling/fillingWalk.ts';

const file = { ticket: '0'.repeat(32), name: '提交包.zip', size: 1234, dropped: [] as string[] };
const finding = {
  rule: 'form.missing',
  weight: 'must',
  where: 'icp_subject.base_info.name',
  message: '没有填写',
  remedy: '请填写。',
  source: '样例',
  asOf: '2026-11-23',
} as const;

async function gathered<Step>(steps: AsyncIterable<Step>): Promise<Step[]> {
  const told: Step[] = [];
  for await (const step of steps) told.push(step);
  return told;
}

describe('packages of many cases', () => {
  it('wait one by one; a refused and a broken one stop nobody', async () => {
    const make = async (caseNumber: string) =>
      (async function* (): AsyncGenerator<MakePackageEvent> {
        if (caseNumber === '2026-0002') throw new Error('broken');
        if (caseNumber === '2026-0003') yield { type: 'refused', findings: [finding] };
        else yield { type: 'made', file, path: null, bytes: 9, blocking: [] };
      })();
    const each = { signal: new AbortController().signal, endsAll: () => false, sentence: () => '没做成' };
    const numbers = ['2026-0001', '2026-0002', '2026-0003', '2026-0004'];
    const making = afterSteps(nothingMade, await gathered(waitingPackageSteps(make, numbers, each)));
    expect(countMade(making)).toEqual({ waiting: 2, saved: 0, incomplete: 1, failed: 1 });
    expect(making).toMatchObject({ done: 4, total: 4 });
  });

  it('are told as saved where the backend has written them; what has not come yet is left', async () => {
    const base = { type: 'case', path: null, files: 0, bytes: 0, findings: [], problem: null } as const;
    const events = (async function* (): AsyncGenerator<MakeManyPackagesEvent> {
      yield { type: 'progress', done: 0, total: 5, label: '' };
      yield { ...base, findings: [], caseNumber: '2026-0001', result: 'made', files: 10, bytes: 2048 };
      yield { ...base, findings: [], caseNumber: '2026-0002', result: 'kept' };
      yield { ...base, findings: [finding], caseNumber: '2026-0003', result: 'refused' };
      yield { ...base, findings: [], caseNumber: '2026-0004', result: 'failed', problem: '坏了' };
    })();
    const { items } = afterSteps(nothingMade, await gathered(writtenPackageSteps(events)));
    expect(countMade({ ...nothingMade, items })).toEqual({ waiting: 0, saved: 2, incomplete: 1, failed: 1 });
    expect([...items.values()][0]?.title).toBe('提交包（10 个文件，2 KB）');
    const numbers = [1, 2, 3, 4, 5].map((each) => `2026-000${each}`);
    expect(casesLeft(numbers, items.values())).toEqual(['2026-0005']);
  });

  it('say how fast they go once that is more than a guess', () => {
    const first = { done: 1, at: 5_000 };
    expect(sayPace({ done: 1, total: 10 }, null, 60_000)).toBeNull();
    expect(sayPace({ done: 3, total: 10 }, first, 60_000)).toBeNull();
    expect(sayPace({ done: 21, total: 31 }, first, 65_000)).toBe('每分钟 20 个，约剩 30 秒');
    expect(sayPace({ done: 21, total: 201 }, first, 65_000)).toBe('每分钟 20 个，约剩 9 分钟');
  });
});

describe('walking through the console', () => {
  const step = (id: string, kind: 'copy' | 'none') =>
    ({
      id,
      kind,
      section: '主体信息',
      label: id,
      value: null,
      shown: '',
      note: null,
      missing: false,
      problem: null,
    }) as const;
  const steps = [step('a', 'copy'), step('b', 'none'), step('c', 'copy'), step('d', 'copy')];

  it('goes on at the first step that is to be done, back to the one done before it', () => {
    expect(nextStep({ steps, done: [] })?.id).toBe('a');
    expect(lastDone({ steps, done: [] })).toBeNull();
    expect(nextStep({ steps, done: ['a'] })?.id).toBe('c');
    expect(lastDone({ steps, done: ['a', 'd'] })?.id).toBe('a');
    expect(nextStep({ steps, done: ['a', 'c', 'd'] })).toBeNull();
    expect(lastDone({ steps, done: ['a', 'c', 'd'] })?.id).toBe('d');
    expect(countDone({ steps, done: ['a', 'd'] })).toEqual({ done: 2, of: 3 });
  });
});

describe('a package that was looked through again', () => {
  const record = 'same' as const;
  const said = { override: null, open: [], staff: null, manifestSha256: '0'.repeat(64), record };
  const found = { folder: '', profile: 'x', madeAt: null, ...said, files: 10 };
  it('is told in one sentence', () => {
    const whole = { ...found, caseNumber: '2026-0001', differences: [] };
    const ok = { ok: true, packages: [whole], foreign: [], problem: null };
    expect(sayChecked(ok).title).toBe('9 个文件，都和清单一样，可以放心上传。');
    expect(sayChecked({ ...ok, packages: [whole, whole] }).title).toMatch(/^2 个案件、18 个文件/);
    const madeAt = '2026-11-28T01:00:00.000Z';
    const places = ['materials.subjectPrincipalFront', 'materials.appPrincipalFront'];
    const open = [
      { rule: 'scan.dark', message: '太暗。', places },
      { rule: 'form.x', message: '没有填。', places: ['miniProgram.name'] },
    ];
    const forced = { ...whole, madeAt, override: '样例：客户今天补图', open, staff: '样例甲' };
    expect(sayChecked({ ...ok, packages: [forced] })).toEqual({
      type: 'warning',
      title: '9 个文件，都和清单一样，没有被改过；但带着 2 个没改的必改问题。',
      about: '案件 2026-0001，生成于 2026-11-28 09:00',
      lines: [
        '清单和本机留下的记录一致',
        '没改就生成的原因：样例：客户今天补图（经办人 样例甲，2026-11-28 09:00）',
        '没改的必改：主体负责人证件人像面、小程序负责人证件人像面：太暗。',
        '没改的必改：小程序名称：没有填。',
      ],
    });
    // A manifest of before says neither which nor who.
    const older = sayChecked({ ...ok, packages: [{ ...forced, open: [], staff: null }, forced] });
    expect(older.title).toContain('但有 2 个案件带着没改的必改问题');
    expect(older.lines[1]).toContain('没有写经办人');
    expect(sayChecked({ ...ok, packages: [whole, forced] }).title).not.toContain('放心');
    const wrong = { ...whole, differences: [{ name: 'x', what: 'changed' as const }] };
    const unread = { ...whole, caseNumber: null };
    expect(sayChecked({ ...ok, ok: false, packages: [wrong, unread], foreign: ['y'] })).toMatchObject({
      type: 'error',
      title: '有 2 处和清单不一样，有 1 份清单读不出来，请重新生成再上传。',
    });
    expect(sayChecked({ ok: false, packages: [], foreign: [], problem: '不是 ZIP。' }).title).toBe('不是 ZIP。');
  });

  it('believes a manifest only as far as a record bears it out', () => {
    const whole = { ...found, caseNumber: '2026-0001', differences: [] };
    const of = (...records: (typeof whole.record | 'different' | 'none' | null)[]) =>
      sayChecked({
        ok: !records.includes('different'),
        packages: records.map((each, at) => ({ ...whole, folder: `包${at + 1}`, record: each })),
        foreign: [],
        problem: null,
      });
    for (const unknown of ['none', null] as const) {
      expect(of(unknown)).toMatchObject({
        type: 'warning',
        title: '9 个文件，都和清单一样；清单本身有没有被改过，没有核对。',
        lines: [expect.stringContaining('没有核对过')],
      });
    }
    expect(of('different')).toMatchObject({
      type: 'error',
      title: '清单和本机留下的记录不一致，请重新生成再上传。',
      lines: [expect.stringContaining('都不可信')],
    });
    expect(of('same', 'none').lines).toEqual([expect.stringMatching(/^包2：本机没有这份清单的记录/)]);
    expect(of('same', 'different').title).toBe('有 1 份清单和本机留下的记录不一致，请重新生成再上传。');
  });
});
