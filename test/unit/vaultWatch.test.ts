import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attend, openVaultWatch } from '#backend/vaultWatch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(lockAfter: number | null = 5) {
  const state = { open: true, locks: 0, lockAfter };
  const watch = openVaultWatch({
    now: () => new Date(),
    isOpen: () => state.open,
    lockAfter: () => state.lockAfter,
    lock: () => {
      state.open = false;
      state.locks += 1;
      watch.locked();
    },
  });
  return { state, watch, desk: { watch, vault: () => state } };
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);
const nobody = { acted: false, busy: false };

describe('a vault nobody is in front of', () => {
  it('is locked after its time, even when no window is left to do it', async () => {
    const { state, watch } = watched();
    await pass(329);
    expect(state.locks).toBe(0);
    await pass(11);
    expect(state.locks).toBe(1);
    await pass(3_600);
    expect(state.locks).toBe(1);
    watch.close();
  });

  it('stays open as long as a window says that somebody is there', async () => {
    const { state, watch, desk } = watched();
    for (let minute = 0; minute < 20; minute += 1) {
      await pass(60);
      expect(attend(desk, { acted: true, busy: false })).toEqual({ locksIn: 300_000 });
    }
    await pass(100);
    expect(attend(desk, nobody)).toEqual({ locksIn: 200_000 });
    expect(state.locks).toBe(0);
    watch.close();
  });

  it('stays open while work runs, and is locked once it has ended', async () => {
    const { state, watch, desk } = watched();
    for (let minute = 0; minute < 20; minute += 1) {
      expect(attend(desk, { acted: false, busy: true })).toEqual({ locksIn: 300_000 });
      await pass(50);
    }
    expect(state.locks).toBe(0);
    await pass(30);
    expect(state.locks).toBe(1);
    watch.close();
  });

  it('is never locked where nobody wants that', async () => {
    const { state, watch, desk } = watched(null);
    expect(attend(desk, nobody)).toEqual({ locksIn: null });
    await pass(100_000);
    expect(state.locks).toBe(0);
    watch.close();
  });
});

describe('a computer that is locked', () => {
  it('tells the windows, and locks a moment later what they did not', async () => {
    const { state, watch } = watched(null);
    const ending = new AbortController();
    const told: string[] = [];
    const following = (async () => {
      for await (const { type } of watch.events(ending.signal)) told.push(type);
    })();
    watch.leave();
    await pass(2);
    expect(told).toEqual(['leaving']);
    expect(state.locks).toBe(0);
    await pass(1);
    expect(state.locks).toBe(1);
    expect(told).toEqual(['leaving', 'locked']);
    ending.abort();
    await following;
    watch.close();
  });

  it('is not kept open by what was done just before, which a window tells later', async () => {
    const { state, watch, desk } = watched(null);
    watch.busy();
    watch.leave();
    await pass(20);
    attend(desk, { acted: true, busy: true });
    await pass(3_600);
    expect(state.locks).toBe(1);
    watch.close();
  });

  it('is locked by the first key after a sleep in which no clock ran', async () => {
    const { state, watch } = watched(null);
    watch.leave();
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    watch.act();
    expect(state.locks).toBe(1);
    watch.close();
  });

  it('waits for work that runs, and forgets about it when somebody is back before', async () => {
    const { state, watch } = watched(null);
    watch.busy();
    watch.leave();
    await pass(50);
    expect(state.locks).toBe(0);
    await pass(20);
    expect(state.locks).toBe(1);

    state.open = true;
    watch.busy();
    watch.leave();
    await pass(30);
    watch.act();
    await pass(3_600);
    expect(state.locks).toBe(1);
    watch.close();
  });
});
