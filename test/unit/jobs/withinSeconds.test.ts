import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withinSeconds } from '#backend/jobs/withinSeconds.ts';

describe('work with a deadline', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('answers or fails as the work does, and leaves no timer', async () => {
    expect(await withinSeconds(30, Promise.resolve(7))).toBe(7);
    await expect(withinSeconds(30, Promise.reject(new Error('样例')))).rejects.toThrow('样例');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is given up when it takes longer', async () => {
    const answer = withinSeconds(30, new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await answer).toBe('timeout');
  });
});
