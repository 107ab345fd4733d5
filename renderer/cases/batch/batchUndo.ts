import type { ManyField } from '#shared/api/cases.ts';
import type { CaseChange } from '../undoChange.ts';

/** How one change of many cases is taken back. */
export type WayBack =
  | { readonly type: 'field'; readonly field: ManyField; readonly changes: readonly CaseChange[] }
  | { readonly type: 'removed'; readonly numbers: readonly string[]; readonly removed: boolean };

/** A change of many cases that this window made and can take back; `done` says what it was. */
export interface BatchUndo {
  /** Also the key of the note that offers it. */
  readonly key: string;
  readonly done: string;
  readonly back: WayBack;
}

/** So many changes are remembered. */
const mostKept = 50;

/** One more change that can be taken back, the newest last. */
export function withUndo(kept: readonly BatchUndo[], undo: BatchUndo): readonly BatchUndo[] {
  return [...kept, undo].slice(-mostKept);
}

/** The others: what was taken back by the note is not taken back again by the keyboard. */
export function withoutUndo(kept: readonly BatchUndo[], key: string): readonly BatchUndo[] {
  return kept.filter((each) => each.key !== key);
}
