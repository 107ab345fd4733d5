/** Files on their way into the tray: what is left, how far the run is, and what was said of files that stayed out. */
export interface TakeWork {
  /** Not acknowledged yet: these are handed over (again) when the run goes on. */
  readonly left: readonly File[];
  readonly run: TakeRun | null;
  /** Files that came in before, with where they are. */
  readonly known: readonly { readonly path: string; readonly told: string }[];
  readonly error: unknown;
}

/** A run: how many are done of how many, since when (ms), and a way to stop. */
export interface TakeRun {
  readonly done: number;
  readonly total: number;
  readonly startedAt: number;
  readonly stop: AbortController;
}

export const noTake: TakeWork = { left: [], run: null, known: [], error: null };

/** More files are to be taken; a run that is on its way takes them as well. Pure. */
export function withMore(work: TakeWork, files: readonly File[]): TakeWork {
  const run = work.run && { ...work.run, total: work.run.total + files.length };
  return { ...work, left: [...work.left, ...files], run };
}

/** A run begins with all that is left. Pure. */
export function begunTake(work: TakeWork, stop: AbortController, now: number): TakeWork {
  return { ...work, error: null, run: { done: 0, total: work.left.length, startedAt: now, stop } };
}

/** These files are in: what an answer reports is durable. Pure. */
export function acknowledged(work: TakeWork, files: readonly File[]): TakeWork {
  const gone = new Set(files);
  const left = work.left.filter((file) => !gone.has(file));
  return { ...work, left, run: work.run && { ...work.run, done: work.run.done + files.length } };
}

/** Most that is kept of what was known already: the rest is only counted. */
const mostKnown = 2000;

/** A file came in before. Pure. */
export function alreadyKnown(work: TakeWork, path: string, told: string): TakeWork {
  return work.known.length < mostKnown ? { ...work, known: [...work.known, { path, told }] } : work;
}
