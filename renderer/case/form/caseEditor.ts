import type { CaseEdit, EditableField, FieldValue, RoleHolder } from '#shared/api/caseEdits.ts';
import { holderAt, valueAt } from '#shared/filing/applicationField.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { Role } from '#shared/filing/person.ts';
import {
  afterRedo,
  afterUndo,
  type Change,
  type EditHistory,
  emptyHistory,
  inverse,
  withChange,
  withSaved,
} from './editHistory.ts';
import type { EditorPort, SaveResult, StepResult } from './editorPort.ts';
import {
  afterLeft,
  decided,
  editOf,
  type FieldState,
  type FieldStates,
  following,
  isUnsaved,
  type SaveSummary,
  sending,
  summarise,
  untouched,
  wanting,
  withComposition,
  withEntry,
  withPart,
} from './fieldState.ts';
import { anyPending, anyWaitsAgain, statesAccepting, statesAnswered, withHolders } from './fieldStates.ts';
import { inTurn } from './inTurn.ts';
import type { Entry } from './readEntry.ts';

/**
 * The edits of one case between the keyboard and the vault.
 *
 * What is typed is held here first, so typing never waits. It is sent when the field is left, when typing pauses, and
 * when the page goes away. One request is on its way at a time, so edits reach the vault in the order they were made;
 * only a page that goes away does not wait. Nothing typed is dropped: what cannot be saved stays, with the reason.
 */
export class CaseEditor {
  readonly #port: EditorPort;
  #application: Application;
  #states: FieldStates = new Map();
  #history: EditHistory = emptyHistory;
  #summary: SaveSummary = summarise(new Map());
  #onItsWay: Promise<void> | null = null;
  /** Steps follow each other, each after everything typed before it is saved. */
  readonly #inTurn = inTurn(() => this.flush());
  #callOff: (() => void) | null = null;
  #visits = 0;
  /** The field in which an input method composes. */
  #composing: EditableField | null = null;
  /** The part of it, where it is a list. */
  #composedPart: string | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(application: Application, port: EditorPort) {
    this.#application = application;
    this.#port = port;
  }

  /** Tells of every change; what did not change stays the same object. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly summary = (): SaveSummary => this.#summary;
  readonly history = (): EditHistory => this.#history;
  /** True while the vault does not hold all that was typed, be it composed still or on its way. */
  pending(): boolean {
    return this.#composing !== null || anyPending(this.#states);
  }
  stateOf(field: EditableField): FieldState | null {
    return this.#states.get(field) ?? null;
  }

  /** Takes in the case as the vault holds it now. What a person is typing stays as it is. */
  accept(application: Application): void {
    this.#application = application;
    this.#endOrphanedComposition();
    const before = this.#states;
    this.#replace(statesAccepting(before, application));
    if (anyWaitsAgain(before, this.#states)) void this.flush();
  }

  /** The person goes into a field. */
  enter(field: EditableField): void {
    this.#visits += 1;
    const state = this.stateOf(field);
    if (!state) return;
    const remarks = state.phase === 'saved' ? [] : state.remarks;
    this.#set(field, { ...state, visiting: true, visit: this.#visits, remarks });
  }

  /** The person typed. While an input method is composing, what is shown is not `settled`, and not saved. */
  type(field: EditableField, text: string, entry: Entry, settled = true): void {
    const state = { ...this.#stateOr(field), text, visiting: true };
    this.#composedPart = null;
    this.#typed(field, settled ? withEntry(state, entry) : state, settled);
  }

  /** The person typed into one part of a list; `entry` is the whole list then. Each part keeps what is typed there. */
  typePart(field: EditableField, part: string, text: string, entry: Entry, settled = true): void {
    const state = { ...this.#stateOr(field), visiting: true };
    this.#composedPart = part;
    this.#typed(field, withPart(state, part, text, settled ? entry : null), settled);
  }

  /** The person does without what is typed into some parts of a list. */
  dropParts(field: EditableField, parts: readonly string[]): void {
    const state = this.stateOf(field);
    if (!state) return;
    this.#set(field, { ...state, drafts: new Map([...state.drafts].filter(([part]) => !parts.includes(part))) });
  }

  /** The person leaves a field: what was typed is sent, and shown the way it is kept. */
  leave(field: EditableField): void {
    this.#composing = null;
    const state = this.stateOf(field);
    if (!state) return;
    this.#set(field, this.#followed(field, afterLeft(state)));
    void this.flush();
  }

  /**
   * The form goes away, be it for a while: nobody is in a field any more. What an input method was composing stays as
   * text that is not finished; everything else is sent.
   */
  setAside(): void {
    const composed = this.#composing;
    this.#composing = null;
    for (const [field, state] of this.#states) {
      const ended = field === composed ? withComposition(state, this.#composedPart) : state;
      if (state.visiting) this.#set(field, this.#followed(field, afterLeft(ended)));
    }
    void this.flush();
  }

  /** The person chose values: sent at once, taken back as one. */
  choose(changes: readonly { readonly field: EditableField; readonly value: FieldValue }[]): void {
    this.#visits += 1;
    for (const { field, value } of changes) {
      this.#set(field, wanting({ ...this.#stateOr(field), text: null, visit: this.#visits }, value));
    }
    void this.flush();
  }

  /** Tries again what could not be saved. */
  retry(): void {
    for (const [field, state] of this.#states) {
      if (state.phase === 'failed') this.#set(field, wanting(state, state.value, state.remarks));
    }
    void this.flush();
  }

  /** Ends a conflict with what the person wants, or with what the vault holds; the latter gives up any text, too. */
  settle(field: EditableField, choice: 'mine' | 'theirs'): void {
    const state = this.stateOf(field);
    if (!state || !isUnsaved(state) || (choice === 'mine' && state.phase !== 'conflict')) return;
    this.#set(field, this.#followed(field, decided(state, choice)));
    void this.flush();
  }

  /** Sends what waits, after what is on its way; ends when it was answered. */
  async flush(): Promise<void> {
    this.#callOff?.();
    this.#callOff = null;
    while (this.#onItsWay) await this.#onItsWay;
    await this.#send();
  }

  /** The page may go away any moment: sends what waits without waiting for what is on its way. */
  flushNow(): void {
    void this.#send();
  }

  /** Puts somebody into a role, in the place of whom the person sees there now. What is not saved stays. */
  setRole(role: Role, holder: RoleHolder): Promise<SaveResult> {
    const before = this.#application.roles[role];
    return this.#inTurn(async () => {
      const result = await this.#port.setRole(role, holder, before);
      if (result.type !== 'failed') this.accept(result.application);
      if (result.type === 'saved') {
        const after = result.application.roles[role];
        this.#remember(withChange(this.#history, { type: 'role', role, before, after }));
      }
      return result;
    });
  }

  /** Takes the last change back. What was changed elsewhere since stays as it is. */
  undo(): Promise<StepResult> {
    return this.#step('done', inverse, afterUndo);
  }

  /** Does again what was taken back last. */
  redo(): Promise<StepResult> {
    return this.#step('undone', (change) => change, afterRedo);
  }

  #step(
    from: keyof EditHistory,
    towards: (change: Change) => Change,
    after: (history: EditHistory) => EditHistory,
  ): Promise<StepResult> {
    return this.#inTurn(async () => {
      const change = this.#history[from].at(-1);
      if (!change) return { type: 'nothing' };
      const result = await this.#apply(towards(change));
      if (result.type === 'failed') return result;
      this.accept(result.application);
      const without = { ...this.#history, [from]: this.#history[from].slice(0, -1) };
      this.#remember(result.type === 'saved' ? after(this.#history) : without);
      return { type: result.type === 'saved' ? 'done' : 'changedElsewhere', change };
    });
  }

  #apply(change: Change): Promise<SaveResult> {
    if (change.type === 'fields') return this.#port.save(change.edits);
    const { role, before, after } = change;
    return this.#port.setRole(role, after === null ? { type: 'nobody' } : { type: 'known', personId: after }, before);
  }

  async #send(): Promise<void> {
    const waiting = [...this.#states].filter(([, { phase }]) => phase === 'waiting');
    if (waiting.length === 0) return;
    const edits = waiting.map(([field, state]) => editOf(field, state));
    for (const [field, state] of waiting) this.#set(field, sending(state));
    const onItsWay = this.#port.save(edits).then((result) => {
      if (this.#onItsWay === onItsWay) this.#onItsWay = null;
      this.#answered(edits, result);
    });
    this.#onItsWay = onItsWay;
    await onItsWay;
  }

  #answered(edits: readonly CaseEdit[], result: SaveResult): void {
    if (result.type === 'saved') {
      const held = withHolders(edits, result.application);
      this.#remember(withSaved(this.#history, held, ({ field }) => this.stateOf(field)?.visit ?? 0));
    }
    this.#replace(statesAnswered(this.#states, edits, result));
    if (result.type !== 'failed') this.accept(result.application);
    // What stood beside the conflict is sent again without it. Were there no conflict to see, that would never end.
    if (result.type === 'conflict' && this.#summary.unsaved.length > 0) void this.flush();
  }

  #stateOr(field: EditableField): FieldState {
    return (
      this.stateOf(field) ??
      untouched(valueAt(this.#application, field), this.#visits, holderAt(this.#application, field))
    );
  }

  #followed(field: EditableField, state: FieldState): FieldState {
    return following(state, valueAt(this.#application, field), holderAt(this.#application, field));
  }

  #typed(field: EditableField, state: FieldState, settled: boolean): void {
    this.#composing = settled ? null : field;
    this.#set(field, state);
    this.#callOff?.();
    this.#callOff = this.#port.afterPause(() => void this.flush());
  }

  /** The control of a person who holds no role any more is gone, and with it the composition: its text stays. */
  #endOrphanedComposition(): void {
    const field = this.#composing;
    const state = field && this.stateOf(field);
    if (!field || !state || state.holder === null) return;
    if (Object.values(this.#application.roles).includes(state.holder)) return;
    this.#composing = null;
    this.#states = new Map(this.#states).set(field, withComposition(state, null));
  }

  #set(field: EditableField, state: FieldState): void {
    this.#replace(new Map(this.#states).set(field, state));
  }

  #replace(states: FieldStates): void {
    this.#states = states;
    const next = summarise(states);
    if (next.state !== this.#summary.state || String(next.unsaved) !== String(this.#summary.unsaved))
      this.#summary = next;
    this.#tell();
  }

  #remember(history: EditHistory): void {
    this.#history = history;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
