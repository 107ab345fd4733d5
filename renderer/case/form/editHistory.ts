import type { CaseEdit, EditableField } from '#shared/api/caseEdits.ts';
import type { Role } from '#shared/filing/person.ts';

/** One thing that was saved and can be taken back: fields from `expected` to `value`, or who holds a role. */
export type Change =
  | { readonly type: 'fields'; readonly edits: readonly CaseEdit[]; readonly visit: number }
  | { readonly type: 'role'; readonly role: Role; readonly before: number | null; readonly after: number | null };

/** What was saved since the case was opened, oldest first, and what was taken back, latest last. Immutable. */
export interface EditHistory {
  readonly done: readonly Change[];
  readonly undone: readonly Change[];
}

export const emptyHistory: EditHistory = { done: [], undone: [] };

/** Longer than anybody remembers; keeps a day's work in one case from growing without end. */
const mostRemembered = 200;

/**
 * Notes a change. What was taken back before it cannot be done again.
 *
 * Pauses in typing save, too: what one visit to a field saved in several parts is taken back as one.
 */
export function withChange({ done }: EditHistory, change: Change): EditHistory {
  const last = done.at(-1);
  const joined = last && joinedVisit(last, change);
  const kept = joined ? [...done.slice(0, -1), joined] : [...done, change];
  return { done: kept.slice(-mostRemembered), undone: [] };
}

/** Moves the last change to what was taken back. */
export function afterUndo({ done, undone }: EditHistory): EditHistory {
  const last = done.at(-1);
  return last ? { done: done.slice(0, -1), undone: [...undone, last] } : { done, undone };
}

/** Moves what was taken back last to what was done. */
export function afterRedo({ done, undone }: EditHistory): EditHistory {
  const last = undone.at(-1);
  return last ? { done: [...done, last], undone: undone.slice(0, -1) } : { done, undone };
}

/** The change that undoes a change. */
export function inverse(change: Change): Change {
  if (change.type === 'role') return { ...change, before: change.after, after: change.before };
  const edits = change.edits.map((edit) => ({ ...edit, value: edit.expected, expected: edit.value }));
  return { ...change, edits: edits.toReversed() };
}

/** The fields a change is about. */
export function fieldsOf(change: Change): readonly EditableField[] {
  return change.type === 'role' ? [`roles.${change.role}.name`] : change.edits.map(({ field }) => field);
}

function joinedVisit(last: Change, change: Change): Change | null {
  if (last.type !== 'fields' || change.type !== 'fields' || last.visit !== change.visit) return null;
  const [first] = last.edits;
  const [latest] = change.edits;
  if (!first || !latest || last.edits.length > 1 || change.edits.length > 1 || first.field !== latest.field)
    return null;
  if (first.holder !== latest.holder) return null;
  return { ...change, edits: [{ ...latest, expected: first.expected }] };
}

/** What was saved as one change a visit, so that each can be taken back by itself. */
export function withSaved(
  history: EditHistory,
  edits: readonly CaseEdit[],
  visitOf: (edit: CaseEdit) => number,
): EditHistory {
  return [...Map.groupBy(edits, visitOf)].reduce(
    (held, [visit, saved]) => withChange(held, { type: 'fields', edits: saved, visit }),
    history,
  );
}
