import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { letEnd } from '#backend/jobs/letEnd.ts';

function calledOffWork() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const work = Promise.withResolvers<string>();
  const stop = new AbortController();
  const kill = vi.fn();
  const outcome = letEnd(work.promise, { signal: stop.signal, graceMs: 2000, kill });
  return { work, stop, kill, outcome };
}

describe('letEnd', () => {
  it('answers as the work does', async () => {
    const { work, outcome } = calledOffWork();
    work.resolve('样例');
    expect(await outcome).toBe('样例');
  });

  it('is over for who called it off at once; the work may end by itself', async () => {
    const { work, stop, kill, outcome } = calledOffWork();
    stop.abort(new Error('停下'));
    await expect(outcome).rejects.toThrow('停下');
    await vi.advanceTimersByTimeAsync(1999);
    work.resolve('晚了');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(kill).not.toHaveBeenCalled();
  });

  it('kills what does not', async () => {
    const { work, stop, kill, outcome } = calledOffWork();
    stop.abort(new Error('停下'));
    await expect(outcome).rejects.toThrow('停下');
    await vi.advanceTimersByTimeAsync(2000);
    expect(kill).toHaveBeenCalledOnce();
    work.reject(new Error('打断'));
  });
});
