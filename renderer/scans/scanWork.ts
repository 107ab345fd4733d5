import { markPace, type PaceMark } from '#shared/api/pace.ts';
import type { CheckedScan, WantedKind } from '#shared/api/scans.ts';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import type { Strictness } from '#shared/rules/scanThresholds.ts';
import type { CheckedItem, ScanItem } from './scanItems.ts';

/** What files are checked against. */
export interface ScanDemand {
  readonly profile: string;
  readonly kind: WantedKind;
  readonly strictness: Strictness;
}

/** A run on its way: how many files are done of how many. */
export interface ScanRun {
  readonly done: number;
  readonly total: number;
  /** When the first of them was; null before. */
  readonly first: PaceMark | null;
  /** Files may be dropped while others are checked: so many groups of them are on their way, with one way to stop all. */
  readonly groups: number;
  /** True where what was never looked at is not to be kept in the list, once all groups have ended. */
  readonly givenUp: boolean;
  readonly stop: AbortController;
}

/** The list of pictures to check, and how far its check is. */
export interface ScanWork {
  readonly items: readonly ScanItem[];
  readonly nextId: number;
  /** What the pictures of the list are judged by, all by the same; null before the first run. */
  readonly demand: ScanDemand | null;
  readonly run: ScanRun | null;
  readonly error: unknown;
}

export const noScans: ScanWork = { items: [], nextId: 1, demand: null, run: null, error: null };

/** The list with more files at its end. */
export function withFiles(work: ScanWork, files: readonly File[]): ScanWork {
  const added = files.map((file, index): ScanItem => {
    const id = work.nextId + index;
    return { id, of: id, file, row: null, kind: null, checked: null };
  });
  return { ...work, items: [...work.items, ...added], nextId: work.nextId + files.length };
}

/** A group of files is about to be checked against `demand`: it joins the run that is on its way, or begins one with `stop`. */
export function begun(work: ScanWork, demand: ScanDemand, count: number, stop: AbortController): ScanWork {
  const { run } = work;
  const joined = run !== null && !run.stop.signal.aborted;
  return {
    ...work,
    demand,
    error: null,
    run: joined
      ? { ...run, total: run.total + count, groups: run.groups + 1 }
      : { done: 0, total: count, first: null, groups: 1, givenUp: false, stop },
  };
}

/** What an answer says: about an item that is there, about one more picture of the same file, or that a file is through. */
export type ScanStep =
  | { readonly type: 'checked'; readonly id: number; readonly checked: CheckedScan }
  | { readonly type: 'more'; readonly of: number; readonly checked: CheckedScan }
  | { readonly type: 'through'; readonly files: number };

/** The list after so many steps, which have come by `now` (ms); once through it, however many they are: ten thousand files have as many. Pure. */
export function withSteps(work: ScanWork, steps: readonly ScanStep[], now: number): ScanWork {
  const known = new Map(steps.flatMap((step) => (step.type === 'checked' ? [[step.id, step.checked] as const] : [])));
  const more = Map.groupBy(
    steps.filter((step) => step.type === 'more'),
    ({ of }) => of,
  );
  let { nextId } = work;
  const items: ScanItem[] = [];
  for (const [index, item] of work.items.entries()) {
    const checked = known.get(item.id);
    items.push(checked ? { ...item, row: rowOf(checked), checked: itemOf(checked) } : item);
    if (work.items[index + 1]?.of === item.of) continue;
    for (const { checked: next } of more.get(item.of) ?? [])
      items.push({ ...item, id: nextId++, row: rowOf(next), kind: null, checked: itemOf(next) });
  }
  const through = steps.reduce((sum, step) => sum + (step.type === 'through' ? step.files : 0), 0);
  return { ...work, items, nextId, run: work.run && furtherBy(work.run, through, now) };
}

function furtherBy(run: ScanRun, files: number, now: number): ScanRun {
  const done = run.done + files;
  return { ...run, done, first: markPace(run.first, done, now) };
}

function rowOf({ file, page }: CheckedScan): ScanItem['row'] {
  return { file, page };
}

function itemOf({ type: _type, at: _at, file: _file, page: _page, facts, ...rest }: CheckedScan): CheckedItem {
  return { ...rest, facts: facts && { ...facts, appearance: null, codes: null } };
}

/**
 * A group of files has come to its end; with the last one the run is over. Of files that were left half-way (`broken`, by their first
 * item) nothing stays but the file: what else lies in them nobody knows. Of a run that was given up, those that were never looked at go. Pure.
 */
export function groupEnded(work: ScanWork, broken: ReadonlySet<number> = new Set()): ScanWork {
  const { run } = work;
  const items = work.items.flatMap((item) => {
    if (!broken.has(item.of)) return [item];
    return item.id === item.of ? [{ ...item, row: null, checked: null }] : [];
  });
  if (run && run.groups > 1) return { ...work, items, run: { ...run, groups: run.groups - 1 } };
  return { ...work, items: run?.givenUp ? withoutUntouched(items) : items, run: null };
}

/** Nobody waits for what was never looked at any more; results that are to be had anew stay. Pure. */
export function givenUp(work: ScanWork): ScanWork {
  return work.run ? { ...work, run: { ...work.run, givenUp: true } } : { ...work, items: withoutUntouched(work.items) };
}

function withoutUntouched(items: readonly ScanItem[]): ScanItem[] {
  return items.filter(({ row, checked }) => row !== null || checked !== null);
}

/** These pictures are to be judged as `kind`, or as the list is where it is null; what was found about them counts no more. Pure. */
export function withKind(work: ScanWork, ids: ReadonlySet<number>, kind: ScanKind | null): ScanWork {
  const items = work.items.map((item) =>
    // A file that is not opened yet may be several pictures.
    ids.has(item.id) && item.row !== null && item.checked !== null ? { ...item, kind, checked: null } : item,
  );
  return { ...work, items };
}

/** Files to be handed over with the items they are for: those that were never opened whole, of the others the rows. Pure. */
export function filesOf(items: readonly ScanItem[]): { fresh: FileToCheck[]; known: FileToCheck[] } {
  const fresh: FileToCheck[] = [];
  const known: FileToCheck[] = [];
  for (const inside of Map.groupBy(items, ({ of }) => of).values()) {
    const [first] = inside;
    if (!first) continue;
    const entry = { of: first.of, file: first.file, size: first.file.size, items: inside };
    (first.row === null ? fresh : known).push(entry);
  }
  return { fresh, known };
}

/** One file and what it is handed over for. */
export interface FileToCheck {
  readonly of: number;
  readonly file: File;
  /** Bytes. */
  readonly size: number;
  readonly items: readonly ScanItem[];
}

/** Which item an answer is about; null for one more picture of the file. `open` are those that have no answer yet. Pure. */
export function itemOfAnswer(open: readonly ScanItem[], { file, page }: CheckedScan): number | null {
  const same = open.find(({ row }) => row !== null && row.file === file && row.page === page);
  return (same ?? open.find(({ row }) => row === null))?.id ?? null;
}
