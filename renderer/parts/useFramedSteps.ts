import { useEffect, useRef, useState } from 'react';

/** Milliseconds between two drawings: quick enough to look alive, slow enough for ten thousand events. */
const beat = 80;

/**
 * State that follows the steps of long work: [state, step, replace].
 *
 * Steps are gathered and applied together once a beat, so that a flood of them never blocks typing.
 */
export function useFramedSteps<State, Step>(
  initial: State,
  apply: (state: State, steps: readonly Step[]) => State,
): [State, (step: Step) => void, (state: State | ((held: State) => State)) => void] {
  const [state, setState] = useState(initial);
  const gathered = useRef<Step[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const flush = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const steps = gathered.current;
    gathered.current = [];
    if (steps.length > 0) setState((held) => apply(held, steps));
  };
  const step = (next: Step) => {
    gathered.current.push(next);
    timer.current ??= setTimeout(flush, beat);
  };
  const replace = (next: State | ((held: State) => State)) => {
    flush();
    setState(next);
  };
  return [state, step, replace];
}
