/** Which rows are marked: from the anchor to the one the keys are on. */
export interface Marked {
  readonly at: number | null;
  readonly anchor: number | null;
}

/** The ids between anchor and cursor, in the order of the list; only what is still there. Pure. */
export function markedIds(ids: readonly number[], { at, anchor }: Marked): number[] {
  if (at === null) return [];
  const here = ids.indexOf(at);
  if (here < 0) return [];
  const there = anchor === null ? -1 : ids.indexOf(anchor);
  if (there < 0) return [at];
  return ids.slice(Math.min(here, there), Math.max(here, there) + 1);
}

/** How many rows on the keys of a list go. */
export const rowSteps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: -1e9,
  End: 1e9,
};

/** The cursor so many rows on; with `extend` the anchor stays. The first key counts from before the first row, or from behind the last. Pure. */
export function moved(ids: readonly number[], { at, anchor }: Marked, by: number, extend: boolean): Marked {
  const here = at === null ? -1 : ids.indexOf(at);
  const from = here >= 0 ? here : by > 0 ? -1 : ids.length;
  const target = Math.max(0, Math.min(ids.length - 1, from + by));
  const next = ids[target] ?? null;
  return { at: next, anchor: extend ? (anchor ?? at ?? next) : next };
}

/** Where the cursor goes when these leave the list: to what follows them, else to what stands before. Pure. */
export function afterLeaving(ids: readonly number[], leaving: ReadonlySet<number>, at: number | null): Marked {
  const here = at === null ? 0 : Math.max(0, ids.indexOf(at));
  const next = ids.slice(here).find((id) => !leaving.has(id)) ?? ids.slice(0, here).findLast((id) => !leaving.has(id));
  return { at: next ?? null, anchor: next ?? null };
}
