/** Where a run stood when its first part was done: before that it was starting, which says nothing of how fast it goes. */
export interface PaceMark {
  readonly done: number;
  /** Milliseconds of a clock that never goes back. */
  readonly at: number;
}

/** The mark of a run that is `done` so far: the first moment at which something was. Pure. */
export function markPace(mark: PaceMark | null, done: number, now: number): PaceMark | null {
  return mark ?? (done > 0 ? { done, at: now } : null);
}

/** So many parts, and milliseconds, after the mark a rate is more than a guess. */
const [enoughDone, enoughTime] = [3, 1_000];

/**
 * How many parts a second are done, and how many seconds are left at that rate, both told by what came after the mark alone.
 * Null while that would be a guess, and where nothing is left. `now` is of the mark's clock. Pure.
 */
export function paceOf(
  { done, total }: { readonly done: number; readonly total: number },
  mark: PaceMark | null,
  now: number,
): { readonly rate: number; readonly secondsLeft: number } | null {
  if (mark === null || done - mark.done < enoughDone || now - mark.at < enoughTime || done >= total) return null;
  const rate = ((done - mark.done) / (now - mark.at)) * 1000;
  return { rate, secondsLeft: Math.ceil((total - done) / rate) };
}
