import { warnBefore } from '#shared/vault/idleLock.ts';

/** How often somebody's being there is passed on at most, in milliseconds. */
const passOnEvery = 20_000;

/** What is to be done now, seen from one window. */
export type PresenceStep =
  | { readonly type: 'wait' }
  /** Say that somebody is there, or ask whether somebody is at another window. */
  | { readonly type: 'attend'; readonly acted: boolean };

export interface Presence {
  /** When somebody last did something in this window, and when that was last passed on. Milliseconds since 1970. */
  readonly actedAt: number;
  readonly passedOnAt: number;
  /** When the vault is locked, as far as it was last heard; null when never. */
  readonly locksAt: number | null;
}

/** Decides every second: people are passed on now and then, and before the vault would be locked it is asked whether it is. */
export function presenceStep({ actedAt, passedOnAt, locksAt }: Presence, busy: boolean, now: number): PresenceStep {
  const acted = actedAt > passedOnAt;
  if ((acted || busy) && now - passedOnAt >= passOnEvery) return { type: 'attend', acted };
  // Whoever is back just before the end must not wait until it is passed on.
  if (locksAt !== null && now >= locksAt - warnBefore) return { type: 'attend', acted };
  return { type: 'wait' };
}

/** Seconds to tell before the vault is locked; null while that is far. */
export function secondsToTell(locksIn: number | null): number | null {
  return locksIn === null || locksIn > warnBefore ? null : Math.ceil(locksIn / 1000);
}
