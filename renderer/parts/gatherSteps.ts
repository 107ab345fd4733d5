/** Milliseconds between two drawings: quick enough to look alive, slow enough for ten thousand events. */
const beat = 80;

/**
 * Hands the steps of long work on in groups, at most one group a beat, so that a flood of them never blocks typing.
 *
 * Works in hidden windows, too.
 */
export function gatherSteps<Step>(take: (steps: readonly Step[]) => void): (step: Step) => void {
  let gathered: Step[] = [];
  return (step) => {
    gathered.push(step);
    if (gathered.length > 1) return;
    setTimeout(() => {
      const steps = gathered;
      gathered = [];
      take(steps);
    }, beat);
  };
}

/** The same with a way, `settle`, to hand on at once what is still held back. */
export function gatheredSteps<Step>(take: (steps: readonly Step[]) => void): {
  readonly step: (step: Step) => void;
  readonly settle: () => void;
} {
  let waiting: Step[] = [];
  const settle = () => {
    const steps = waiting;
    waiting = [];
    if (steps.length > 0) take(steps);
  };
  const beat = gatherSteps<null>(settle);
  return {
    step: (step) => {
      waiting.push(step);
      beat(null);
    },
    settle,
  };
}
