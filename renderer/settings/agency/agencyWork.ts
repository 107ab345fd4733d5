import type { AgencyEdit, AgencyValue } from '#shared/api/agencyEdits.ts';

/** What was done to the agency since the screen was opened. */
export interface AgencyWork {
  /** The edits that were saved and can be taken back, oldest first. */
  readonly saved: readonly AgencyEdit[];
  /** The edits that found their field changed elsewhere and wait for a decision: the last of each field. */
  readonly conflicts: readonly AgencyEdit[];
  readonly done: 'saved' | 'undone' | null;
}

export const nothingDone: AgencyWork = { saved: [], conflicts: [], done: null };

/** The edit that takes another back, where what it wrote still stands. */
export function reversed({ field, value, expected }: AgencyEdit): AgencyEdit {
  return { field, value: expected, expected: value };
}

/** After an edit was saved: it can be taken back, and its field waits for no decision any more. */
export function afterSaved(work: AgencyWork, edit: AgencyEdit): AgencyWork {
  return { saved: [...work.saved, edit], conflicts: others(work, edit), done: 'saved' };
}

/** The same of an edit of a visit that saved before: it is taken back together with that. */
export function afterContinued(work: AgencyWork, edit: AgencyEdit): AgencyWork {
  const last = work.saved.at(-1);
  if (last?.field !== edit.field || !sameAgencyValue(last.value, edit.expected)) return afterSaved(work, edit);
  const saved = [...work.saved.slice(0, -1), { ...edit, expected: last.expected }];
  return { saved, conflicts: others(work, edit), done: 'saved' };
}

/** `edit` is the one that was taken back. */
export function afterUndone(work: AgencyWork, edit: AgencyEdit): AgencyWork {
  return { saved: work.saved.filter((each) => each !== edit), conflicts: others(work, edit), done: 'undone' };
}

/** After an edit, or taking `undoing` back, found something else in its field: it is asked about once, not undone. */
export function afterConflict(work: AgencyWork, edit: AgencyEdit, undoing: AgencyEdit | null): AgencyWork {
  return {
    saved: work.saved.filter((each) => each !== undoing),
    conflicts: [...others(work, edit), edit],
    done: null,
  };
}

/** After the person decided to keep what is stored. */
export function afterKept(work: AgencyWork, edit: AgencyEdit): AgencyWork {
  return { ...work, conflicts: others(work, edit) };
}

/**
 * The edit made anew over what is stored by now.
 *
 * A text replaces the other; of a list only what the person added or took out is, so that nobody's entries are lost.
 * Null when it would change nothing: there is nothing to decide.
 */
export function remade({ field, value, expected }: AgencyEdit, current: AgencyValue): AgencyEdit | null {
  const wanted =
    Array.isArray(value) && Array.isArray(expected) && Array.isArray(current)
      ? listOver(value, expected, current)
      : value;
  return sameAgencyValue(wanted, current) ? null : { field, value: wanted, expected: current };
}

/** True when two fields hold the same. The order of a list is part of it. */
export function sameAgencyValue(one: AgencyValue, other: AgencyValue): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((entry, index) => entry === other[index]);
}

function listOver(value: readonly string[], expected: readonly string[], current: readonly string[]): string[] {
  const added = value.filter((entry) => !expected.includes(entry));
  const removed = new Set(expected.filter((entry) => !value.includes(entry)));
  return [...new Set([...current.filter((entry) => !removed.has(entry)), ...added])];
}

function others({ conflicts }: AgencyWork, { field }: AgencyEdit): AgencyEdit[] {
  return conflicts.filter((each) => each.field !== field);
}
