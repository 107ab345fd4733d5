import { QueryClient } from '@tanstack/query-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftKeeper, type DraftStore } from '../../../renderer/app/draftKeeper.ts';
import { keptAnswers } from '../../../renderer/app/keptAnswers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A vault that keeps drafts, and refuses while it is closed. */
function vault() {
  const kept = new Map<string, unknown>();
  const state = { open: true };
  const store: DraftStore = {
    list: async () => [...kept].map(([name, value]) => ({ name, value: value as string })),
    keep: async (name, value) => {
      if (!state.open) throw new Error('locked');
      if (value === null) kept.delete(name);
      else kept.set(name, value);
    },
  };
  return { kept, state, store };
}

function windowOn(store: DraftStore) {
  const cache = new QueryClient();
  const keeper = new DraftKeeper(cache, store);
  const key = (name: string) => [...keptAnswers, `draft.${name}`];
  return {
    keeper,
    type: (name: string, text: string) => cache.setQueryData(key(name), text),
    discard: (name: string) => cache.removeQueries({ queryKey: key(name), exact: true }),
    read: (name: string) => cache.getQueryData(key(name)),
    clear: () => cache.clear(),
  };
}

describe('drafts', () => {
  it('are kept a moment after the last key, and thrown away with their text', async () => {
    const { kept, store } = vault();
    const window = windowOn(store);
    window.keeper.open('/vault');
    window.type('2026-0001.note', '客户');
    window.type('2026-0001.note', '客户在出差');
    await vi.advanceTimersByTimeAsync(399);
    expect(kept.size).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect([...kept]).toEqual([['2026-0001.note', '客户在出差']]);
    window.discard('2026-0001.note');
    await vi.advanceTimersByTimeAsync(400);
    expect(kept.size).toBe(0);
  });

  it('are there in the next window, which does not send them anew or overwrite what is typed there', async () => {
    const { kept, store } = vault();
    kept.set('newCase', '样例花店').set('2026-0001.note', '旧的');
    const keep = vi.spyOn(store, 'keep');
    const window = windowOn(store);
    window.keeper.open('/vault');
    window.type('2026-0001.note', '新的');
    await vi.advanceTimersByTimeAsync(400);
    expect(window.read('newCase')).toBe('样例花店');
    expect(window.read('2026-0001.note')).toBe('新的');
    expect(keep.mock.calls).toEqual([['2026-0001.note', '新的']]);
  });

  it('stay in the vault when the window forgets them because it was locked', async () => {
    const { kept, store } = vault();
    const window = windowOn(store);
    const stop = window.keeper.open('/vault');
    window.type('newCase', '样例花店');
    await window.keeper.flush();
    stop();
    window.clear();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kept.get('newCase')).toBe('样例花店');
    window.keeper.open('/vault');
    await vi.advanceTimersByTimeAsync(0);
    expect(window.read('newCase')).toBe('样例花店');
  });

  it('are waited for until the vault has handed them back, also when it cannot', async () => {
    const { kept, store } = vault();
    kept.set('newCase', '样例花店');
    const { keeper, read } = windowOn(store);
    const seen: unknown[] = [];
    keeper.watch(() => seen.push(keeper.isHandedBack() && read('newCase')));
    expect(keeper.isHandedBack()).toBe(false);
    const stop = keeper.open('/vault');
    await vi.advanceTimersByTimeAsync(0);
    stop();
    vi.spyOn(store, 'list').mockRejectedValueOnce(new Error('locked'));
    keeper.open('/vault');
    await vi.advanceTimersByTimeAsync(0);
    expect(keeper.isHandedBack()).toBe(true);
    expect(seen.slice(0, 3)).toEqual([false, '样例花店', false]);
  });

  it('typed at the moment somebody else locked are sent when the same vault opens again, and to no other', async () => {
    const { kept, state, store } = vault();
    const window = windowOn(store);
    const stop = window.keeper.open('/vault');
    window.type('newCase', '样例花店');
    state.open = false;
    await window.keeper.flush();
    stop();
    window.clear();
    state.open = true;
    window.keeper.open('/vault');
    await vi.advanceTimersByTimeAsync(0);
    expect(window.read('newCase')).toBe('样例花店');
    expect(kept.get('newCase')).toBe('样例花店');

    const other = vault();
    const stranger = windowOn(other.store);
    other.state.open = false;
    stranger.keeper.open('/vault');
    stranger.type('newCase', '别家的');
    await stranger.keeper.flush();
    other.state.open = true;
    stranger.keeper.open('/another')();
    await stranger.keeper.flush();
    expect(other.kept.size).toBe(0);
  });
});
