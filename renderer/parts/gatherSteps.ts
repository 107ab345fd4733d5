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
