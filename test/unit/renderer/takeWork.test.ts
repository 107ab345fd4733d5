import { expect, it } from 'vitest';
import {
  begunReading,
  begunTake,
  endedReading,
  givenUp,
  isUnderWay,
  noTake,
  sayPaused,
  sayTally,
  type TakeWork,
  toldOf,
  withMore,
  withTaken,
} from '../../../renderer/intake/takeWork.ts';

const file = (name: string) => new File(['样例'], name);
const taken = (outcome: 'staged' | 'waiting' | 'known' | 'passedOver', path: string, told: string | null = null) =>
  ({ type: 'taken', event: { outcome, path, told } }) as const;

it('says in one line what became of every file of a batch, and nothing where there was none', () => {
  let work = withMore(noTake, ['一', '二', '三', '四', '五'].map(file));
  expect(sayTally(work.tally)).toBeNull();
  work = withTaken(work, [taken('staged', '一'), taken('waiting', '二')], 0);
  work = withTaken(work, [taken('known', '三.jpg', '在案件 2026-0001 里')], 0);
  work = givenUp({ ...work, left: work.left.slice(3) });
  expect(sayTally(work.tally)).toBe(
    '这一批：收进 1 个，1 个已经在待处理里，1 个以前收过，没有重复收，2 个没有收。例如 三.jpg：在案件 2026-0001 里。',
  );
  expect(sayTally(toldOf(work).tally)).toBeNull();
});

it('names a sheet or a shortcut that was left out, and says what to do with it', () => {
  const work = withTaken(
    withMore(noTake, []),
    [taken('passedOver', '样例/采集表.xlsx'), taken('passedOver', '二.csv')],
    0,
  );
  expect(sayTally(work.tally)).toBe(
    '这一批：2 个表格或快捷方式不是材料，没有收。采集表.xlsx 是客户采集表的话，请到“导入”里打开。',
  );
  const link = withTaken(noTake, [taken('passedOver', '样例/照片.LNK')], 0);
  expect(sayTally(link.tally)).toContain('照片.LNK 只是快捷方式，请拖它指向的文件。');
});

it('goes on counting while files of a batch are left or still come, and begins anew with the next batch', () => {
  const [first, second] = [Symbol('first'), Symbol('second')];
  const staged = (work: TakeWork) => work.tally.staged;
  const read = withMore(begunReading(noTake, first), [file('一')]);
  const begun = withTaken(read, [taken('staged', '一')], 0);
  const stillRead = { ...begun, left: [] };
  expect(staged(begunReading(stillRead, second))).toBe(1);
  const ended = endedReading(stillRead, first);
  expect([isUnderWay(stillRead), isUnderWay(ended)]).toEqual([true, false]);
  expect(staged(begunReading({ ...ended, left: [file('二')] }, second))).toBe(1);
  expect(staged(begunReading(ended, second))).toBe(0);
});

it('has a run take what comes while it is on its way, and nothing more once it is given up', () => {
  const run = begunTake(withMore(begunReading(noTake, Symbol('一')), [file('一')]), new AbortController());
  expect(withMore(run, ['二', '三'].map(file)).run?.total).toBe(3);
  const ended = givenUp(withTaken(run, [taken('staged', '一')], 0));
  expect(ended.readings).toEqual([]);
  // How many more the folder holds nobody knows.
  expect(sayTally(ended.tally)).toBe('这一批：收进 1 个，1 个没有收，文件夹里还没读到的没有收。');
});

it('leaves what was not acknowledged, also of a call that ended half-way', () => {
  const files = ['一', '二', '三'].map(file);
  const run = begunTake(withMore(noTake, files), new AbortController());
  const through = [files.slice(0, 1), files.slice(1, 2)].map((some) => ({ type: 'through', files: some }) as const);
  const work = withTaken(run, through, 7);
  expect(work.left).toEqual(files.slice(2));
  expect(work.run).toMatchObject({ done: 2, total: 3, first: { done: 2, at: 7 } });
});

it('says of a pause how many are left, and that there will be more while a folder is still being read', () => {
  const reading = Symbol('reading');
  const going = withMore(begunReading(noTake, reading), ['一', '二'].map(file));
  expect(sayPaused(begunTake(going, new AbortController()))).toBeNull();
  expect(sayPaused(going)).toBe('已暂停，还有 2 个没收，文件夹还没读完，还会增加；已经收进来的都保存好了。');
  expect(sayPaused(endedReading(withMore(going, [file('三')]), reading))).toBe(
    '已暂停，还有 3 个没收；已经收进来的都保存好了。',
  );
  expect(sayPaused(noTake)).toBeNull();
});
