import { describe, expect, it } from 'vitest';
import { type ImportLedger, openLedger, recorded, requeued } from '../../../renderer/exchange/importLedger.ts';
import {
  fileEnd,
  type ImportSummary,
  pathsToRetry,
  saySummary,
  summarise,
} from '../../../renderer/exchange/importSummary.ts';
import { type ImportCall, runImport } from '../../../renderer/exchange/runImport.ts';
import type { ImportEvent } from '../../../shared/api/exchange.ts';

const row = (number: number, outcome: 'created' | 'unchanged' | 'conflict'): ImportEvent => ({
  type: 'row',
  row: number,
  outcome,
  caseNumber: `2026-000${number}`,
  subjectName: '样例云帆科技有限公司',
  miniProgramName: '样例小程序',
  findings: [],
});
const placed = (path: string, outcome: 'stored' | 'already' | 'unplaced', caseNumber = '2026-0001'): ImportEvent => ({
  type: 'file',
  path,
  outcome,
  caseNumber,
  slots: [],
  reason: '文件名含“营业执照”',
});
const files = Array.from({ length: 41 }, (_, index) => new File(['x'], `样例/${index}.jpg`));
const paths = files.map(({ name }) => name);

/** A backend that tells two rows each time and places every file but those of `odd`. */
function backend(odd: (name: string) => 'break' | 'silent' | null = () => null) {
  const calls: string[][] = [];
  const call: ImportCall<File> = async ({ files: given }) => {
    calls.push(given.map(({ name }) => name));
    const again = calls.length > 1;
    return (async function* () {
      yield { type: 'progress', done: 0, total: 2 + given.length, label: '' } as const;
      yield row(2, again ? 'unchanged' : 'created');
      yield row(3, again ? 'unchanged' : 'conflict');
      for (const { name } of given) {
        const how = odd(name);
        if (how === 'break') throw new Error('gone');
        if (how === null) yield placed(name, 'stored');
      }
    })();
  };
  return { calls, call };
}

async function run(
  call: ImportCall<File>,
  ledger: ImportLedger = openLedger(paths),
  { given = files, endsAll = false, after = Number.POSITIVE_INFINITY } = {},
): Promise<{ ledger: ImportLedger; ended: unknown }> {
  const stop = new AbortController();
  let held = ledger;
  let steps = 0;
  try {
    const options = { alongside: paths, signal: stop.signal, endsAll: () => endsAll, sentence: () => '连接断开了' };
    for await (const step of runImport(call, given, options)) {
      held = recorded(held, [step]);
      if (++steps === after) stop.abort();
    }
    return { ledger: held, ended: null };
  } catch (ended) {
    return { ledger: held, ended };
  }
}

describe('an import in several calls', () => {
  it('brings the rows first and then every file once', async () => {
    const { calls, call } = backend();
    const { ledger } = await run(call);
    expect(calls.map(({ length }) => length)).toEqual([0, 20, 20, 1]);
    expect(calls.flat()).toEqual(paths);
    expect(summarise(ledger)).toMatchObject({ files: { stored: 41, waiting: 0 }, filesDone: 41 });
    expect(ledger.rowTotal).toBe(2);
  });

  it('keeps what was said of a row first', async () => {
    const { ledger } = await run(backend().call);
    expect([...ledger.rows.values()].map(({ outcome }) => outcome)).toEqual(['created', 'conflict']);
  });

  it('a broken call fails the files it had not told of, and the others go on', async () => {
    const { call } = backend((name) => (name === paths[22] ? 'break' : null));
    const { ledger, ended } = await run(call);
    expect(ended).toBeNull();
    expect(summarise(ledger).files).toMatchObject({ stored: 23, failed: 18 });
    expect(pathsToRetry(ledger)).toEqual(paths.slice(22, 40));
    expect(ledger.files.get(paths[22] ?? '')).toMatchObject({ state: 'failed', reason: '连接断开了' });
  });

  it('a second try brings in what was missing', async () => {
    const { ledger } = await run(backend((name) => (name === paths[22] ? 'break' : null)).call);
    const again = pathsToRetry(ledger);
    const given = files.filter(({ name }) => again.includes(name));
    const { ledger: all } = await run(backend().call, requeued(ledger, again), { given });
    expect(summarise(all).files).toMatchObject({ stored: 41, failed: 0 });
    expect([...all.rows.values()].map(({ outcome }) => outcome)).toEqual(['created', 'conflict']);
  });

  it('what no call mentioned was no material', async () => {
    const { ledger } = await run(backend((name) => (name === paths[3] ? 'silent' : null)).call);
    expect(fileEnd(ledger.files.get(paths[3] ?? '') ?? { path: '', state: 'waiting' })).toBe('passedOver');
    expect(pathsToRetry(ledger)).toEqual([]);
  });

  it('an error that ends all is thrown; what was told before stays told', async () => {
    const { call } = backend((name) => (name === paths[22] ? 'break' : null));
    const { ledger, ended } = await run(call, undefined, { endsAll: true });
    expect(ended).toEqual(new Error('gone'));
    expect(summarise(ledger)).toMatchObject({ files: { stored: 22, waiting: 19 }, filesDone: 22 });
  });

  it('cancelled between two calls it sends no further one', async () => {
    const { calls, call } = backend();
    const { ledger, ended } = await run(call, undefined, { after: 27 });
    expect(ended).toMatchObject({ name: 'AbortError' });
    expect(calls).toHaveLength(2);
    expect(summarise(ledger).files).toMatchObject({ stored: 20, waiting: 21 });
  });
});

describe('a file that serves several cases', () => {
  it('is placed when it found a place in any of them', () => {
    const steps = [placed('营业执照.jpg', 'unplaced', '2026-0001'), placed('营业执照.jpg', 'stored', '2026-0002')];
    const ledger = recorded(
      openLedger(['营业执照.jpg']),
      steps.map((event) => ({ type: 'event', event })),
    );
    const [result] = ledger.files.values();
    expect(result && fileEnd(result)).toBe('stored');
    expect(result).toMatchObject({ placed: [{ caseNumber: '2026-0001' }, { caseNumber: '2026-0002' }] });
  });
});

describe('the headline', () => {
  const rows = { created: 0, completed: 0, unchanged: 0, conflict: 0, rejected: 0 };
  const files = { stored: 0, already: 0, unplaced: 0, unreadable: 0, failed: 0, waiting: 0, passedOver: 0 };
  const said = (summary: { rows?: object; files?: object }) =>
    saySummary({
      rows: { ...rows, ...summary.rows },
      files: { ...files, ...summary.files },
      filesDone: 0,
    } satisfies ImportSummary);

  it('calls new only what is new', () => {
    expect(said({ rows: { created: 2 }, files: { stored: 45 } })).toBe('新建 2 个案件，45 个文件已归位。');
    expect(said({ rows: { unchanged: 2 }, files: { already: 45 } })).toBe(
      '2 个案件早就有了，45 个文件早已在案，没有重复存入。',
    );
    expect(said({ files: { stored: 1, already: 44 } })).toBe('1 个文件已归位，44 个文件早已在案，没有重复存入。');
    expect(said({})).toBe('什么都没有导入。');
  });
});
