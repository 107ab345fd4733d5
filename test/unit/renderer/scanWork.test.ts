import { describe, expect, it } from 'vitest';
import type { CheckedScan } from '#shared/api/scans.ts';
import { goodFacts } from '#test/support/scans.ts';
import { begun, groupEnded, noScans, withChecked, withFiles } from '../../../renderer/scans/scanWork.ts';

const files = (count: number) => Array.from({ length: count }, (_, index) => new File([], `样例${index}.jpg`));
const checked: CheckedScan = { type: 'checked', file: '样例.jpg', ok: true, facts: goodFacts, findings: [] };
const byWechat = { profile: 'wechat-default', kind: 'subjectCertificate', strictness: 'usual' } as const;

describe('a check of scans', () => {
  it('gives every file a number of its own, also after the list was emptied', () => {
    const first = withFiles(noScans, files(2));
    const again = withFiles({ ...noScans, nextId: first.nextId }, files(2));
    expect([...first.items, ...again.items].map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });

  it('counts files that are dropped meanwhile to the run that is on its way, with one way to stop all', () => {
    const stop = new AbortController();
    const one = begun(withFiles(noScans, files(3)), byWechat, 3, stop, 100);
    const both = begun(withChecked(one, 1, checked), byWechat, 2, new AbortController(), 200);
    expect(both.run).toEqual({ done: 1, total: 5, startedAt: 100, groups: 2, stop });
    const half = groupEnded(both);
    expect(half.run).toMatchObject({ groups: 1 });
    expect(groupEnded(half).run).toBeNull();
  });

  it('begins anew after it was stopped', () => {
    const stopped = begun(withFiles(noScans, files(3)), byWechat, 3, new AbortController(), 100);
    stopped.run?.stop.abort();
    const stop = new AbortController();
    expect(begun({ ...stopped, error: new Error('样例') }, byWechat, 2, stop, 200)).toMatchObject({
      error: null,
      run: { done: 0, total: 2, startedAt: 200, groups: 1, stop },
    });
  });

  it('knows which file was checked', () => {
    const work = withChecked(withFiles(noScans, files(2)), 2, checked);
    expect(work.items.map((item) => item.checked)).toEqual([null, checked]);
  });

  it('keeps what its files are judged by, whatever is chosen afterwards', () => {
    const work = begun(withFiles(noScans, files(2)), byWechat, 2, new AbortController(), 100);
    expect(groupEnded(withChecked(withFiles(work, files(1)), 1, checked)).demand).toEqual(byWechat);
  });
});
