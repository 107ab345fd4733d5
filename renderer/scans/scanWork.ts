import type { CheckedScan } from '#shared/api/scans.ts';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import type { Strictness } from '#shared/rules/scanThresholds.ts';
import type { ScanItem } from './scanItems.ts';

/** What files are checked against. */
export interface ScanDemand {
  readonly profile: string;
  readonly kind: ScanKind;
  readonly strictness: Strictness;
}

/** A run on its way: how many are done of how many, and since when (ms). */
export interface ScanRun {
  readonly done: number;
  readonly total: number;
  readonly startedAt: number;
  /** Files may be dropped while others are checked: so many groups of them are on their way, with one way to stop all. */
  readonly groups: number;
  readonly stop: AbortController;
}

/** The list of files to check, and how far its check is. */
export interface ScanWork {
  readonly items: readonly ScanItem[];
  readonly nextId: number;
  /** What the files of the list are judged by, all by the same; null before the first run. */
  readonly demand: ScanDemand | null;
  readonly run: ScanRun | null;
  readonly error: unknown;
}

export const noScans: ScanWork = { items: [], nextId: 1, demand: null, run: null, error: null };

/** The list with more files at its end. */
export function withFiles(work: ScanWork, files: readonly File[]): ScanWork {
  const added = files.map((file, index) => ({ id: work.nextId + index, file, checked: null }));
  return { ...work, items: [...work.items, ...added], nextId: work.nextId + files.length };
}

/** A group of files is about to be checked against `demand`: it joins the run that is on its way, or begins one with `stop`. */
export function begun(work: ScanWork, demand: ScanDemand, count: number, stop: AbortController, now: number): ScanWork {
  const { run } = work;
  const joined = run !== null && !run.stop.signal.aborted;
  return {
    ...work,
    demand,
    error: null,
    run: joined
      ? { ...run, total: run.total + count, groups: run.groups + 1 }
      : { done: 0, total: count, startedAt: now, groups: 1, stop },
  };
}

/** What was found out about a file. */
export function withChecked(work: ScanWork, id: number, checked: CheckedScan): ScanWork {
  return {
    ...work,
    items: work.items.map((item) => (item.id === id ? { ...item, checked } : item)),
    run: work.run && { ...work.run, done: work.run.done + 1 },
  };
}

/** A group of files has come to its end; with the last one the run is over. */
export function groupEnded(work: ScanWork): ScanWork {
  const { run } = work;
  return { ...work, run: run && run.groups > 1 ? { ...run, groups: run.groups - 1 } : null };
}
