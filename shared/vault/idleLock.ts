/** What a person can choose, in minutes; null is never. */
export const lockAfterChoices = [5, 10, 15, 30, 60] as const;

/** How long a vault nobody has chosen anything for stays open, in minutes. */
export const usualLockAfter = 15;

/** From when on the person is told that the vault is about to be locked, in milliseconds before it is. */
export const warnBefore = 30_000;

/**
 * How many milliseconds of the chosen time are left, `idle` milliseconds after somebody last did something; 0 when it is
 * up, null where the vault is never locked by itself.
 */
export function locksIn(idle: number, afterMinutes: number | null): number | null {
  return afterMinutes === null ? null : Math.max(0, afterMinutes * 60_000 - idle);
}
