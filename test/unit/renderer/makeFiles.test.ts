import { describe, expect, it } from 'vitest';
import {
  afterSteps,
  countMade,
  type MakingStep,
  nothingMade,
  sayStopped,
} from '../../../renderer/cases/batch/madeFiles.ts';
import { dossierSteps, letterSteps } from '../../../renderer/cases/batch/makeFiles.ts';
import type { MakeDossierEvent } from '../../../shared/api/dossier.ts';
import type { MakeLettersEvent } from '../../../shared/api/letters.ts';

const file = { ticket: '0'.repeat(32), name: '授权书.pdf', size: 1234, dropped: [] as string[] };
const finding = {
  rule: 'letter.valueMissing',
  weight: 'must',
  where: 'icp_subject.base_info.name',
  message: '缺少主体名称',
  remedy: '请填写主体名称。',
  source: '文书模板',
  asOf: '2026-11-23',
} as const;

async function all(steps: AsyncIterable<MakingStep>): Promise<MakingStep[]> {
  const told: MakingStep[] = [];
  for await (const step of steps) told.push(step);
  return told;
}

const options = (stop = new AbortController(), endsAll = false) => ({
  signal: stop.signal,
  endsAll: () => endsAll,
  sentence: () => '卷宗没有做成',
});

describe('letters for many cases', () => {
  it('become one item a case and template, with what is missing', async () => {
    const letter = { type: 'letter', reason: '', template: 'commitment', title: '承诺书' } as const;
    const make = async () =>
      (async function* (): AsyncGenerator<MakeLettersEvent> {
        yield { ...letter, caseNumber: '2026-0001', file, findings: [] };
        yield { type: 'progress', done: 1, total: 2, label: '承诺书' };
        yield { ...letter, caseNumber: '2026-0002', file: null, findings: [finding] };
      })();
    const making = afterSteps(nothingMade, await all(letterSteps(make, ['2026-0001', '2026-0002'])));
    expect(countMade(making)).toEqual({ waiting: 1, saved: 0, incomplete: 1, failed: 0 });
    expect(making).toMatchObject({ done: 1, total: 2 });
  });
});

describe('dossiers for many cases', () => {
  const make = async (caseNumber: string) =>
    (async function* (): AsyncGenerator<MakeDossierEvent> {
      yield { type: 'progress', done: 0, total: 1, label: '' };
      if (caseNumber === '2026-0002') throw new Error('broken');
      yield { type: 'made', file, pages: 3, marked: 0, missing: ['𫚉（U+2B689）'] };
    })();

  it('are made one by one; a broken one stops nobody', async () => {
    const steps = await all(dossierSteps(make, ['2026-0001', '2026-0002', '2026-0003'], options()));
    const making = afterSteps(nothingMade, steps);
    expect(countMade(making)).toMatchObject({ waiting: 2, failed: 1 });
    expect(making.items.get('2026-0002 dossier')?.result).toEqual({ type: 'failed', reason: '卷宗没有做成' });
    expect(making.items.get('2026-0001 dossier')?.note).toContain('𫚉');
    expect(making).toMatchObject({ done: 3, total: 3 });
  });

  it('made again, a dossier takes its old place', async () => {
    const once = afterSteps(nothingMade, await all(dossierSteps(make, ['2026-0002', '2026-0003'], options())));
    const good = async () => make('2026-0001');
    const again = afterSteps(once, await all(dossierSteps(good, ['2026-0002'], options())));
    expect([...again.items.keys()]).toEqual(['2026-0002 dossier', '2026-0003 dossier']);
    expect(countMade(again)).toMatchObject({ waiting: 2, failed: 0 });
  });

  it('end when nothing will work any more, and when cancelled', async () => {
    await expect(all(dossierSteps(make, ['2026-0002'], options(undefined, true)))).rejects.toThrow('broken');
    const stop = new AbortController();
    stop.abort();
    await expect(all(dossierSteps(make, ['2026-0001'], options(stop)))).rejects.toMatchObject({ name: 'AbortError' });
  });
});

it.each([
  [{ saved: 0, waiting: 0 }, '已停下，还没有做好的。'],
  [{ saved: 3, waiting: 0 }, '已停下。做好的 3 份都已经存好。'],
  [{ saved: 0, waiting: 2 }, '已停下。做好的 2 份还在，可以保存。'],
  [{ saved: 3, waiting: 2 }, '已停下。3 份已经存好，还有 2 份做好了没有保存，可以现在保存。'],
])('work that was stopped with %j says what is safe', (counts, said) => {
  expect(sayStopped(counts)).toBe(said);
});

it('tells of every file that had to make room for another one', () => {
  const ticket = (digit: number) => String(digit).repeat(32);
  const made = (digit: number, dropped: string[]): MakingStep => ({
    type: 'item',
    item: {
      key: String(digit),
      caseNumber: '2026-0001',
      title: '卷宗',
      result: { type: 'waiting', file: { ...file, ticket: ticket(digit), dropped } },
      note: null,
    },
  });
  const making = afterSteps(nothingMade, [made(1, []), made(2, []), made(3, [ticket(1)])]);
  expect(countMade(making)).toEqual({ waiting: 2, saved: 0, incomplete: 0, failed: 1 });
  expect(making.items.get('1')?.result).toMatchObject({ type: 'failed', reason: expect.stringContaining('没有留住') });
});
