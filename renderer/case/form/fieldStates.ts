import type { CaseEdit, EditableField } from '#shared/api/caseEdits.ts';
import { holderAt, placeOf, valueAt } from '#shared/filing/applicationField.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { Person } from '#shared/filing/person.ts';
import type { SaveResult } from './editorPort.ts';
import {
  afterConflict,
  afterFailed,
  afterReturn,
  afterSaved,
  afterSwap,
  type FieldState,
  type FieldStates,
  following,
  isUnsaved,
} from './fieldState.ts';
import { humansOf, pathsOf } from './humans.ts';

/**
 * All fields when the vault is known to hold `application`. Pure.
 *
 * What is not saved goes where the human being it was meant for is edited now. When that one holds no role any more, it
 * stays as a conflict. What is on its way stays as it is: its answer tells.
 */
export function statesAccepting(states: FieldStates, application: Application): FieldStates {
  const next = new Map(states);
  for (const [field, state] of states) {
    if (!isDraft(state)) {
      next.set(field, following(state, valueAt(application, field), holderAt(application, field)));
      continue;
    }
    if (state.holder === null || state.sent !== null) continue;
    const home = homeOf(field, state.holder, application);
    const held = holderAt(application, field);
    const there = home === null ? undefined : next.get(home);
    if (home !== null && home !== field && !(there && isDraft(there)) && !there?.sent) {
      next.delete(field);
      next.set(home, afterReturn(state));
    } else {
      const swapped = held !== state.holder;
      next.set(field, swapped ? afterSwap(state, valueAt(application, field), held) : afterReturn(state));
    }
  }
  return next;
}

/** All fields after what was sent together was answered. Pure. */
export function statesAnswered(states: FieldStates, edits: readonly CaseEdit[], result: SaveResult): FieldStates {
  const next = new Map(result.type === 'saved' ? withNewHolders(states, edits, result.application) : states);
  for (const edit of edits) {
    const { field } = edit;
    const state = next.get(field);
    // Somebody else is meant by now: this answer says nothing about that one.
    if (!state || (edit.holder ?? state.holder) !== state.holder) continue;
    if (result.type === 'saved') next.set(field, afterSaved(state, edit));
    if (result.type === 'failed') next.set(field, afterFailed(state, edit, result.error));
    if (result.type === 'conflict') {
      const { application } = result;
      next.set(field, afterConflict(state, edit, valueAt(application, field), holderAt(application, field)));
    }
  }
  return next;
}

/** Edits as they are taken back: those that made a person are about that person from then on. */
export function withHolders(edits: readonly CaseEdit[], application: Application): readonly CaseEdit[] {
  return edits.map((edit) => (edit.holder === null ? { ...edit, holder: holderAt(application, edit.field) } : edit));
}

/** What waits for a role in which an edit has just put somebody is meant for that one, too. */
function withNewHolders(states: FieldStates, edits: readonly CaseEdit[], application: Application): FieldStates {
  const made = new Set(edits.flatMap(({ field, holder }) => (holder === null ? roleOf(field) : [])));
  return new Map(
    [...states].map(([field, state]) => {
      const isMade = state.holder === null && roleOf(field).some((role) => made.has(role));
      return [field, isMade ? { ...state, holder: holderAt(application, field) } : state];
    }),
  );
}

/** Where the same field of a human being is edited; null when that one holds no role. */
function homeOf(field: EditableField, holder: number, application: Application): EditableField | null {
  const place = placeOf(field);
  const human = humansOf(application).find(({ person }) => person.id === holder);
  return human ? pathsOf(human, place.key as keyof Person)[0] : null;
}

/** True for what is neither in the vault nor on its way. */
function isDraft({ phase }: FieldState): boolean {
  return phase !== 'saved' && phase !== 'saving';
}

function roleOf(field: EditableField): string[] {
  const place = placeOf(field);
  return place.part === 'roles' ? [place.role] : [];
}

/** True while the vault does not hold all that was typed, be it on its way. */
export function anyPending(states: FieldStates): boolean {
  return states.values().some((state) => state.phase !== 'saved' || isUnsaved(state));
}

/** True when something that could not be sent before can be now. */
export function anyWaitsAgain(before: FieldStates, after: FieldStates): boolean {
  return [...after].some(([field, { phase }]) => phase === 'waiting' && before.get(field)?.phase !== 'waiting');
}
