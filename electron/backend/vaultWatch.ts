import type { z } from 'zod';
import type { AwayEvent, attendInput } from '#shared/api/vault.ts';
import { locksIn } from '#shared/vault/idleLock.ts';

export interface WatchOptions {
  readonly now: () => Date;
  /** After how many minutes without anybody the vault is locked; null for never, or while it is locked. */
  readonly lockAfter: () => number | null;
  readonly isOpen: () => boolean;
  readonly lock: () => void;
}

/**
 * Watches whether somebody is there, and locks the vault when nobody is.
 *
 * The windows lock first: they save what is being typed. This is for when none is left, or none answers.
 */
export interface VaultWatch {
  /** Somebody did something, by what a window says: that may have been up to `passedOnWithin` ago. */
  act(): void;
  /** Work runs that a lock would cut short: it is let finish, as long as this is said again at least once a minute. */
  busy(): void;
  /** Milliseconds until the vault is locked; null when it never is. */
  left(): number | null;
  /** The computer is being locked or sent to sleep: the windows are told, and after a moment the vault is locked. */
  leave(): void;
  /** The vault was locked, by whomever. */
  locked(): void;
  /** What the windows are told, until the signal ends it. */
  events(signal: AbortSignal | undefined): AsyncGenerator<AwayEvent, void, undefined>;
  close(): void;
}

/** A window says whether somebody is there, and asks how long until the vault is locked. Throws `vaultLocked`. */
export function attend(
  { watch, vault }: { readonly watch: VaultWatch; readonly vault: () => unknown },
  { acted, busy }: z.infer<typeof attendInput>,
): { locksIn: number | null } {
  vault();
  if (acted) watch.act();
  if (busy) watch.busy();
  return { locksIn: watch.left() };
}

/** How long after its time the vault is locked by itself: the windows had theirs. */
const grace = 30_000;
/** What a window needs to save what is being typed when the computer is locked. */
const momentToSave = 3_000;
const busyFor = 60_000;
const lookEvery = 10_000;
/** A window passes on every 20 seconds what was done (renderer/vault/presence.ts): so late a key from before the computer was locked may come. */
const passedOnWithin = 25_000;

/** Begins to watch; `close` ends it. */
export function openVaultWatch({ now, lockAfter, isOpen, lock }: WatchOptions): VaultWatch {
  const listeners = new Set<(event: AwayEvent) => void>();
  let acted = now().getTime();
  let busyUntil = 0;
  /** Nobody is there, and the vault is locked as soon as nothing runs any more. */
  let left = false;
  let leftAt = 0;
  let leaving: NodeJS.Timeout | undefined;
  const tell = (type: AwayEvent['type']) => {
    for (const listener of listeners) listener({ type });
  };
  const isBusy = () => now().getTime() < busyUntil;
  const idle = () => Math.max(0, now().getTime() - acted);
  const look = () => {
    if (!isOpen() || isBusy()) return;
    const after = lockAfter();
    if (left || (after !== null && idle() >= after * 60_000 + grace)) lock();
  };
  const looking = setInterval(look, lookEvery);
  looking.unref();
  return {
    act: () => {
      acted = now().getTime();
      // A computer that slept did not count the moment: whoever woke it is somebody else until the vault is unlocked.
      if (left && acted - leftAt >= momentToSave) look();
      if (acted - leftAt > passedOnWithin) left = false;
    },
    busy: () => {
      busyUntil = now().getTime() + busyFor;
    },
    left: () => locksIn(isBusy() ? 0 : idle(), lockAfter()),
    leave: () => {
      if (!isOpen()) return;
      left = true;
      leftAt = now().getTime();
      tell('leaving');
      clearTimeout(leaving);
      leaving = setTimeout(look, momentToSave);
    },
    locked: () => {
      left = false;
      clearTimeout(leaving);
      tell('locked');
    },
    async *events(signal) {
      const waiting: AwayEvent[] = [];
      let wake = () => {};
      const listener = (event: AwayEvent) => {
        waiting.push(event);
        wake();
      };
      signal?.addEventListener('abort', () => wake(), { once: true });
      listeners.add(listener);
      try {
        while (signal?.aborted !== true) {
          const event = waiting.shift();
          if (event) yield event;
          else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      } finally {
        listeners.delete(listener);
      }
    },
    close: () => {
      clearInterval(looking);
      clearTimeout(leaving);
    },
  };
}
