import { describe, expect, it } from 'vitest';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { specimenChecked } from '#test/support/scans.ts';
import { nameOfItem } from '../../../renderer/scans/scanItems.ts';
import { kindOfKey } from '../../../renderer/scans/scanKinds.ts';
import {
  begun,
  filesOf,
  givenUp,
  groupEnded,
  itemOfAnswer,
  noScans,
  type ScanStep,
  withFiles,
  withKind,
  withSteps,
} from '../../../renderer/scans/scanWork.ts';

const files = (count: number) => Array.from({ length: count }, (_, index) => new File([], `样例${index}.jpg`));
const byWechat = { profile: 'wechat-default', kind: 'auto', strictness: 'usual' } as const;
const found = (id: number, file: string, page: number | null = null): ScanStep => ({
  type: 'checked',
  id,
  checked: { ...specimenChecked, file, page },
});
const more = (of: number, file: string, page: number | null = null): ScanStep => ({
  type: 'more',
  of,
  checked: { ...specimenChecked, file, page },
});

/** Three files, of which the second holds two pages more. */
const opened = withSteps(
  withFiles(noScans, files(3)),
  [found(1, '样例0.jpg'), found(2, '样例1.jpg', 1), more(2, '样例1.jpg', 2), more(2, '样例1.jpg', 3)],
  0,
);

describe('a check of scans', () => {
  it('gives every file a number of its own, also after the list was emptied', () => {
    const first = withFiles(noScans, files(2));
    const again = withFiles({ ...noScans, nextId: first.nextId }, files(2));
    expect([...first.items, ...again.items].map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });

  it('counts files that are dropped meanwhile to the run that is on its way, with one way to stop all', () => {
    const stop = new AbortController();
    const one = begun(withFiles(noScans, files(3)), byWechat, 3, stop);
    const further = withSteps(one, [found(1, '样例0.jpg'), { type: 'through', files: 1 }], 100);
    const both = begun(further, byWechat, 2, new AbortController());
    expect(both.run).toEqual({ done: 1, total: 5, first: { done: 1, at: 100 }, groups: 2, givenUp: false, stop });
    const half = groupEnded(both);
    expect(half.run).toMatchObject({ groups: 1 });
    expect(groupEnded(half).run).toBeNull();
  });

  it('given up, keeps what it has found and what is to be found anew, once the last answer is there', () => {
    const work = begun(withFiles(opened, files(1)), byWechat, 2, new AbortController());
    const cancelled = givenUp(withKind(work, new Set([2]), 'letter'));
    expect(cancelled.items).toHaveLength(6);
    // The third file was left half-way: it counts as never looked at.
    const ended = groupEnded(cancelled, new Set([3]));
    expect(ended.items.map(({ id }) => id)).toEqual([1, 2, 4, 5]);
    expect(ended.items.map(({ checked }) => checked === null)).toEqual([false, true, false, false]);
    expect(givenUp(withFiles(noScans, files(2))).items).toEqual([]);
  });

  it('begins anew after it was stopped', () => {
    const stopped = begun(withFiles(noScans, files(3)), byWechat, 3, new AbortController());
    stopped.run?.stop.abort();
    const stop = new AbortController();
    expect(begun({ ...stopped, error: new Error('样例') }, byWechat, 2, stop)).toMatchObject({
      error: null,
      run: { done: 0, total: 2, first: null, groups: 1, givenUp: false, stop },
    });
  });

  it('keeps what its files are judged by, whatever is chosen afterwards', () => {
    const work = begun(withFiles(noScans, files(2)), byWechat, 2, new AbortController());
    expect(groupEnded(withSteps(withFiles(work, files(1)), [found(1, '样例0.jpg')], 100)).demand).toEqual(byWechat);
  });

  it('lists what lies in a file behind it, each by its own name', () => {
    expect(opened.items.map((item) => [item.id, item.of, nameOfItem(item)])).toEqual([
      [1, 1, '样例0.jpg'],
      [2, 2, '样例1.jpg 第 1 页'],
      [4, 2, '样例1.jpg 第 2 页'],
      [5, 2, '样例1.jpg 第 3 页'],
      [3, 3, '样例2.jpg'],
    ]);
    expect(opened.items.map(({ checked }) => checked === null)).toEqual([false, false, false, false, true]);
    // Of ten thousand pictures, what was measured on each zone would be too much to keep.
    expect(opened.items[0]?.checked?.facts).toMatchObject({ width: 1600, appearance: null });
  });

  it('forgets what came of a file that was left half-way', () => {
    const ended = groupEnded(opened, new Set([2]));
    expect(ended.items.map((item) => [nameOfItem(item), item.checked === null])).toEqual([
      ['样例0.jpg', false],
      ['样例1.jpg', true],
      ['样例2.jpg', true],
    ]);
    expect(filesOf(ended.items).fresh.map(({ of }) => of)).toEqual([2, 3]);
  });

  it('judges again only the pictures whose kind was said, out of the file they lie in', () => {
    const said = withKind(opened, new Set([4, 3]), 'letter');
    expect(said.items.map(({ kind, checked }) => [kind, checked === null])).toEqual([
      [null, false],
      [null, false],
      ['letter', true],
      [null, false],
      // Nobody knows yet how many pictures it is.
      [null, true],
    ]);
    const { known } = filesOf(said.items.filter(({ id }) => id === 4));
    expect(known.map(({ of, items }) => [of, items.map(({ row }) => row?.page)])).toEqual([[2, [2]]]);
    const answer = { ...specimenChecked, file: '样例1.jpg', page: 2 };
    expect(itemOfAnswer(known[0]?.items ?? [], answer)).toBe(4);
    expect(itemOfAnswer(known[0]?.items ?? [], { ...answer, page: null })).toBeNull();
    expect(itemOfAnswer(withFiles(noScans, files(1)).items, answer)).toBe(1);
  });
});

it.each([
  ['1', 'subjectCertificate'],
  ['4', 'letter'],
  ['0', 'auto'],
  ['6', null],
  ['a', null],
] satisfies [string, ScanKind | 'auto' | null][])('the key %j says %j', (key, kind) => {
  expect(kindOfKey(key)).toBe(kind);
});
