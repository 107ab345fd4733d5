import { describe, expect, it } from 'vitest';
import { locksIn, warnBefore } from '#shared/vault/idleLock.ts';
import { presenceStep, secondsToTell } from '../../../renderer/vault/presence.ts';

describe('the time until the vault is locked', () => {
  it('is what is left of the chosen minutes, and never below nothing', () => {
    expect(locksIn(0, 5)).toBe(300_000);
    expect(locksIn(299_999, 5)).toBe(1);
    expect(locksIn(300_000, 5)).toBe(0);
    expect(locksIn(900_000, 5)).toBe(0);
    expect(locksIn(900_000, null)).toBeNull();
  });

  it('is told in the last half minute only', () => {
    expect(secondsToTell(null)).toBeNull();
    expect(secondsToTell(warnBefore + 1)).toBeNull();
    expect(secondsToTell(warnBefore)).toBe(30);
    expect(secondsToTell(1)).toBe(1);
    expect(secondsToTell(0)).toBe(0);
  });
});

describe('a window', () => {
  const quiet = { actedAt: 1_000, passedOnAt: 2_000, locksAt: 100_000 };

  it('keeps still while nobody does anything and the lock is far', () => {
    expect(presenceStep(quiet, false, 69_999)).toEqual({ type: 'wait' });
    expect(presenceStep({ ...quiet, locksAt: null }, false, 999_999_999)).toEqual({ type: 'wait' });
  });

  it('passes on that somebody is there, but not at every key', () => {
    const acted = { ...quiet, actedAt: 3_000 };
    expect(presenceStep(acted, false, 21_999)).toEqual({ type: 'wait' });
    expect(presenceStep(acted, false, 22_000)).toEqual({ type: 'attend', acted: true });
  });

  it('says now and then that work runs', () => {
    expect(presenceStep(quiet, true, 22_000)).toEqual({ type: 'attend', acted: false });
  });

  it('asks in the last half minute whether somebody is at another window, and passes on at once who came back', () => {
    expect(presenceStep(quiet, false, 70_000)).toEqual({ type: 'attend', acted: false });
    expect(presenceStep({ ...quiet, actedAt: 69_900, passedOnAt: 69_800 }, false, 70_000)).toEqual({
      type: 'attend',
      acted: true,
    });
  });
});
