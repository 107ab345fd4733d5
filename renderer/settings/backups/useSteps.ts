import { useEffect, useRef, useState } from 'react';
import { wasCancelled } from '../../app/readError.ts';
import { setUnderWay, type UnderWay } from '../../parts/underWay.ts';
import { useUnloadGuard } from '../../parts/useUnloadGuard.ts';

/** How far a piece of work is. */
interface Step {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

type StepEvent = { readonly type: string } | ({ readonly type: 'progress' } & Step);

/**
 * Work that tells how far it is: begun once, watched, stopped by the person or by leaving.
 *
 * `underWay` is what is asked before the vault is locked meanwhile; by itself it is not, before the work has ended. `onEvent`
 * is told everything but progress. What ended it other than a cancel is the `error`.
 */
export function useSteps<Event extends StepEvent>(underWay: UnderWay) {
  const [step, setStep] = useState<Step | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  useUnloadGuard(step !== null);
  const run = async (
    begin: (signal: AbortSignal) => PromiseLike<AsyncIterable<Event>>,
    onEvent: (event: Exclude<Event, { type: 'progress' }>) => void,
  ): Promise<boolean> => {
    const mine = new AbortController();
    stop.current = mine;
    const end = setUnderWay(underWay);
    setError(null);
    setStep({ done: 0, total: 0, label: '' });
    try {
      for await (const event of await begin(mine.signal)) {
        if (event.type === 'progress') setStep(event as Step);
        else onEvent(event as Exclude<Event, { type: 'progress' }>);
      }
      return true;
    } catch (failure) {
      if (!wasCancelled(failure, mine.signal)) setError(failure);
      return false;
    } finally {
      end();
      setStep(null);
    }
  };
  return { step, error, run, cancel: () => stop.current?.abort() };
}
