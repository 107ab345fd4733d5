import type { CaseEdit, EditableField, FieldValue } from '#shared/api/caseEdits.ts';
import { placeOf } from '#shared/filing/applicationField.ts';
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

/** What is typed into one part of a field that is a list, and why it cannot be read; null when it can. */
export interface PartDraft {
  readonly text: string;
  readonly problem: string | null;
  /** True when the list was changed elsewhere since: what the text replaces is not what the person saw. */
  readonly stale: boolean;
}

/** What a person made of a field and what became of it. A field that was not touched has no state. */
export interface FieldState {
  readonly phase: Phase;
  /** What is in the control, as typed; null when it shows `value`. */
  readonly text: string | null;
  /** What the person wants the field to hold. */
  readonly value: FieldValue;
  /** What the vault held as far as is known. */
  readonly base: FieldValue;
  /** Whom the value is meant for, in the field of a role; null for nobody yet and in other fields. */
  readonly holder: number | null;
  /** Why `text` cannot be read; null when `value` is what it means. */
  readonly problem: string | null;
  /** What is typed into the parts of a list, by part. What cannot be read stays beside what is saved. */
  readonly drafts: ReadonlyMap<string, PartDraft>;
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
  /** Who holds the role in a conflict. Another one than `holder` means that the role changed hands. */
  readonly theirHolder: number | null;
}

/** All fields that were touched, in the order they first were. */
export type FieldStates = ReadonlyMap<EditableField, FieldState>;

/** A field as it is before anybody touches it. */
export function untouched(held: FieldValue, visit: number, holder: number | null = null): FieldState {
  return {
    phase: 'saved',
    text: null,
    value: held,
    base: held,
    holder,
    problem: null,
    drafts: new Map(),
    sent: null,
    visiting: false,
    visit,
    saves: 0,
    remarks: [],
    error: null,
    theirs: null,
    theirHolder: holder,
  };
}

/** What the next edit of the field says it expects. */
export function expectedOf({ sent, base }: FieldState): FieldValue {
  return sent ? sent.value : base;
}

/** The next edit of a field. */
export function editOf(field: EditableField, state: FieldState): CaseEdit {
  const edit = { field, value: state.value, expected: expectedOf(state) };
  return placeOf(field).part === 'roles' ? { ...edit, holder: state.holder } : edit;
}

/** The field after typing: `entry` is what the text means. A conflict stays until the person has decided it. */
export function withEntry(state: FieldState, entry: Entry): FieldState {
  if (!entry.ok && state.phase === 'conflict') return { ...state, problem: entry.problem };
  if (!entry.ok) return { ...state, phase: 'refused', problem: entry.problem, remarks: [entry.problem], error: null };
  return wanting(state, entry.value, entry.notes);
}

/** The field after typing into one part of its list. `entry` is the whole list then; null while the part is composed. */
export function withPart(state: FieldState, part: string, text: string, entry: Entry | null): FieldState {
  const before = state.drafts.get(part) ?? { problem: null, stale: false };
  const problem = entry === null ? before.problem : entry.ok ? null : entry.problem;
  const stale = before.stale && !entry?.ok;
  const typed = { ...state, drafts: new Map(state.drafts).set(part, { text, problem, stale }) };
  if (!entry?.ok) return typed;
  if (before.stale && state.phase === 'saved')
    return { ...typed, phase: 'conflict', value: entry.value, theirs: state.base };
  return withEntry(typed, entry);
}

/** The field after its control went away while an input method was composing in it, or in a part of its list. */
export function withComposition(state: FieldState, part: string | null): FieldState {
  const unfinished = { ok: false, problem: '这一项还没有输入完。' } as const;
  if (part === null) return withEntry(state, unfinished);
  return withPart(state, part, state.drafts.get(part)?.text ?? '', unfinished);
}

/** The field after it is left: what is kept is shown the way it is kept, what could not be read as it was typed. */
export function afterLeft(state: FieldState): FieldState {
  const drafts = new Map([...state.drafts].filter(([, { problem }]) => problem !== null));
  return { ...state, visiting: false, text: needsPerson(state.phase) ? state.text : null, drafts };
}

/** The field after the person chose between what was typed and what the vault holds. Drafts of other parts stay. */
export function decided(state: FieldState, choice: 'mine' | 'theirs'): FieldState {
  const { phase, visiting, visit, drafts, value, text, problem } = state;
  const held = phase === 'conflict' ? state.theirs : state.base;
  const holder = phase === 'conflict' ? state.theirHolder : state.holder;
  const fresh = { ...untouched(held, visit, holder), visiting, drafts };
  if (choice === 'theirs') return fresh;
  return problem === null ? wanting(fresh, value) : withEntry({ ...fresh, text, value }, { ok: false, problem });
}

/** The field when the person wants it to hold a value. */
export function wanting(state: FieldState, value: FieldValue, remarks: readonly string[] = []): FieldState {
  if (state.phase === 'conflict') return { ...state, value, problem: null };
  const news = !sameValue(value, expectedOf(state));
  return {
    ...state,
    value,
    problem: null,
    remarks,
    error: null,
    phase: news ? 'waiting' : state.sent ? 'saving' : 'saved',
  };
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
 * what the vault holds, `holder` who holds the role: a field that it does not concern waits again.
 */
export function afterConflict(
  state: FieldState,
  edit: CaseEdit,
  current: FieldValue,
  holder: number | null = null,
): FieldState {
  // Text that cannot be read yet keeps what it was typed over: its next edit has to meet the same conflict.
  if (state.phase === 'refused') return { ...state, sent: null };
  if (holder !== state.holder) return afterSwap({ ...state, sent: null }, current, holder);
  const answered = { ...state, base: current, sent: null };
  if (sameValue(current, state.value)) return { ...answered, phase: 'saved' };
  if (sameValue(current, edit.expected)) return { ...answered, phase: 'waiting' };
  return { ...answered, phase: 'conflict', theirs: current, theirHolder: holder };
}

/** The field after its role changed hands while something was not saved: that was meant for who held it before. */
export function afterSwap(state: FieldState, theirs: FieldValue, theirHolder: number | null): FieldState {
  return { ...state, phase: 'conflict', visiting: false, theirs, theirHolder };
}

/** The field when the one it was meant for can be reached again after `afterSwap`. */
export function afterReturn(state: FieldState): FieldState {
  if (!changedHands(state)) return state;
  const phase = state.problem === null ? 'waiting' : 'refused';
  return { ...state, phase, theirs: null, theirHolder: state.holder };
}

/** True for a conflict about whom something is meant for. */
export function changedHands({ phase, holder, theirHolder }: FieldState): boolean {
  return phase === 'conflict' && holder !== theirHolder;
}

/**
 * The field when the vault is known to hold `current`, of `holder`. Only what shows the vault's value follows it; the
 * text of somebody else does not stay under the cursor.
 */
export function following(state: FieldState, current: FieldValue, holder: number | null = null): FieldState {
  if (state.phase !== 'saved') return state;
  if (holder !== state.holder) return { ...untouched(current, state.visit, holder), drafts: state.drafts };
  if ((state.text !== null && state.visiting) || sameValue(current, state.base)) return state;
  const drafts = new Map([...state.drafts].map(([part, draft]) => [part, { ...draft, stale: true }]));
  return { ...state, text: null, value: current, base: current, remarks: [], drafts };
}

/** True for what would be lost by leaving: the vault does not hold it, and no save is under way. */
export function isUnsaved({ phase, drafts }: FieldState): boolean {
  return needsPerson(phase) || drafts.values().some(({ problem }) => problem !== null);
}

/** True for what is not yet to be called wrong: the person is still typing it. */
export function isHalfTyped({ phase, visiting }: FieldState): boolean {
  return visiting && phase !== 'failed' && phase !== 'conflict';
}

/** All there is to say about what cannot be read. */
export function problemsOf({ phase, remarks, drafts }: FieldState): readonly string[] {
  const ofParts = [...drafts.values()].flatMap(({ problem }) => problem ?? []);
  return phase === 'refused' ? [...remarks, ...ofParts] : ofParts;
}

/** What there is to say about all fields together. `unsaved` are those that need the person. */
export interface SaveSummary {
  readonly state: 'untouched' | 'saving' | 'saved' | 'unsaved';
  readonly unsaved: readonly EditableField[];
}

/**
 * All fields together: what needs the person counts for more than what is on its way, and that for more than what is
 * saved.
 */
export function summarise(states: FieldStates): SaveSummary {
  const all = [...states];
  const unsaved = all.filter(([, state]) => isUnsaved(state)).map(([field]) => field);
  if (unsaved.length > 0) return { state: 'unsaved', unsaved };
  if (all.some(([, { phase }]) => phase !== 'saved')) return { state: 'saving', unsaved };
  return { state: all.length > 0 ? 'saved' : 'untouched', unsaved };
}

function needsPerson(phase: Phase): boolean {
  return phase === 'refused' || phase === 'failed' || phase === 'conflict';
}

function latestAnswered({ sent }: FieldState, value: FieldValue): boolean {
  return sent !== null && sameValue(sent.value, value);
}
