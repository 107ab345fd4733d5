import type { CaseEdit, EditableField, FieldValue } from '#shared/api/caseEdits.ts';
import type { ShownError } from '../../app/readError.ts';
import type { Entry } from './readEntry.ts';
import { sameValue } from './sameValue.ts';

/**
 * How far a field is.
 *
 * waiting: not sent yet · saving: on its way · saved: the vault holds it · refused: cannot be saved as typed ·
 * failed: could not be saved, may be tried again · conflict: changed elsewhere meanwhile.
 */
export type Phase = 'waiting' | 'saving' | 'saved' | 'refused' | 'failed' | 'conflict';

/** What a person made of a field and what became of it. A field that was not touched has no state. */
export interface FieldState {
  readonly phase: Phase;
  /** What is in the control, as typed; null when it shows `value`. */
  readonly text: string | null;
  /** What the person wants the field to hold. */
  readonly value: FieldValue;
  /** What the vault held as far as is known. */
  readonly base: FieldValue;
  /** What is on its way to the vault. */
  readonly sent: { readonly value: FieldValue } | null;
  /** True while the person is in the field: nothing is rewritten under the cursor. */
  readonly visiting: boolean;
  /** Edits of one visit are taken back as one. */
  readonly visit: number;
  /** How often it was saved since the case was opened. */
  readonly saves: number;
  /** Why it was refused, or what was changed to save it. */
  readonly remarks: readonly string[];
  readonly error: ShownError | null;
  /** What the vault holds instead, in a conflict. */
  readonly theirs: FieldValue;
}

/** All fields that were touched, in the order they first were. */
export type FieldStates = ReadonlyMap<EditableField, FieldState>;

/** A field as it is before anybody touches it. */
export function untouched(held: FieldValue, visit: number): FieldState {
  return {
    phase: 'saved',
    text: null,
    value: held,
    base: held,
    sent: null,
    visiting: false,
    visit,
    saves: 0,
    remarks: [],
    error: null,
    theirs: null,
  };
}

/** What the next edit of the field says it expects. */
export function expectedOf({ sent, base }: FieldState): FieldValue {
  return sent ? sent.value : base;
}

/** The field after typing: `entry` is what the text means. A conflict stays until the person has decided it. */
export function withEntry(state: FieldState, entry: Entry): FieldState {
  if (!entry.ok && state.phase === 'conflict') return { ...state, remarks: [entry.problem] };
  if (!entry.ok) return { ...state, phase: 'refused', remarks: [entry.problem], error: null };
  return wanting(state, entry.value, entry.notes);
}

/** The field when the person wants it to hold a value. */
export function wanting(state: FieldState, value: FieldValue, remarks: readonly string[] = []): FieldState {
  if (state.phase === 'conflict') return { ...state, value };
  const news = !sameValue(value, expectedOf(state));
  return { ...state, value, remarks, error: null, phase: news ? 'waiting' : state.sent ? 'saving' : 'saved' };
}

/** The field as it is sent. */
export function sending(state: FieldState): FieldState {
  return { ...state, phase: 'saving', sent: { value: state.value } };
}

/** The field after its edit was saved. What was typed meanwhile still waits. */
export function afterSaved(state: FieldState, { value }: CaseEdit): FieldState {
  const sent = latestAnswered(state, value) ? null : state.sent;
  const answered = { ...state, base: value, sent, saves: state.saves + 1 };
  return state.phase === 'saving' && answered.sent === null ? { ...answered, phase: 'saved' } : answered;
}

/** The field after its edit could not be saved. */
export function afterFailed(state: FieldState, { value }: CaseEdit, error: ShownError): FieldState {
  const answered = { ...state, sent: latestAnswered(state, value) ? null : state.sent };
  return state.phase === 'refused' || state.phase === 'conflict' ? answered : { ...answered, phase: 'failed', error };
}

/**
 * The field after nothing of what was sent together was saved, because something was changed elsewhere. `current` is
 * what the vault holds: a field that it does not concern waits again.
 */
export function afterConflict(state: FieldState, edit: CaseEdit, current: FieldValue): FieldState {
  // Text that cannot be read yet keeps what it was typed over: its next edit has to meet the same conflict.
  if (state.phase === 'refused') return { ...state, sent: null };
  const answered = { ...state, base: current, sent: null };
  if (sameValue(current, state.value)) return { ...answered, phase: 'saved' };
  if (sameValue(current, edit.expected)) return { ...answered, phase: 'waiting' };
  return { ...answered, phase: 'conflict', theirs: current };
}

/** The field when the vault is known to hold `current`. Only what shows the vault's value follows it. */
export function following(state: FieldState, current: FieldValue): FieldState {
  const follows = state.phase === 'saved' && (state.text === null || !state.visiting);
  if (!follows || sameValue(current, state.base)) return state;
  return { ...state, text: null, value: current, base: current, remarks: [] };
}

/** True for what would be lost by leaving: the vault does not hold it, and no save is under way. */
export function isUnsaved({ phase }: FieldState): boolean {
  return phase === 'refused' || phase === 'failed' || phase === 'conflict';
}

/** What there is to say about all fields together. `unsaved` are those that need the person. */
export interface SaveSummary {
  readonly state: 'untouched' | 'saving' | 'saved' | 'unsaved';
  readonly unsaved: readonly EditableField[];
}

export function summarise(states: FieldStates): SaveSummary {
  const all = [...states];
  const unsaved = all.filter(([, state]) => isUnsaved(state)).map(([field]) => field);
  if (unsaved.length > 0) return { state: 'unsaved', unsaved };
  if (all.some(([, { phase }]) => phase !== 'saved')) return { state: 'saving', unsaved };
  return { state: all.length > 0 ? 'saved' : 'untouched', unsaved };
}

function latestAnswered({ sent }: FieldState, value: FieldValue): boolean {
  return sent !== null && sameValue(sent.value, value);
}
