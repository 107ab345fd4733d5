import { setImmediate as nextTurn } from 'node:timers/promises';

/** How background work shares the thread with everybody else; tests hand in their own. */
export interface Pace {
  /** Runs the work when everybody who waits has had a turn, unless the process ends before; the answer calls it off. */
  later(work: () => void): () => void;
  /** Lets everybody who waits have a turn. */
  turn(): Promise<void>;
  /** A clock that only measures, in milliseconds from anywhere. */
  milliseconds(): number;
}

/** The event loop's own pace. */
export const realPace: Pace = {
  later: (work) => {
    const waiting = setImmediate(work).unref();
    return () => clearImmediate(waiting);
  },
  turn: () => nextTurn(),
  milliseconds: () => performance.now(),
};

/** Milliseconds background work holds the thread at a time: a screen is drawn every 16. */
export const sliceMilliseconds = 15;
