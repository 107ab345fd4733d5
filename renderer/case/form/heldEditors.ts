import type { CaseEditor } from './caseEditor.ts';

interface Place {
  readonly vault: string;
  readonly caseNumber: string;
  /** True while its form is on screen. */
  shown: boolean;
  /** Ends what watches over an editor without a form. */
  endWatch: () => void;
}

/**
 * The editors of this window that still matter: those on screen, and those whose form went away before everything typed
 * was saved, as when the vault is locked. The latter wait for their case to be opened again.
 *
 * All is in the memory of the window, and nothing of a case that is saved. While something waits, the browser asks
 * before it closes the page.
 */
export class HeldEditors {
  readonly #places = new Map<CaseEditor, Place>();
  readonly #askBeforeClosing: () => () => void;

  /** `askBeforeClosing` has the browser ask before it closes the page, until what it answers is called. */
  constructor(askBeforeClosing: () => () => void) {
    this.#askBeforeClosing = askBeforeClosing;
  }

  /** The editor that waits for the case to be opened again. `vault` is the path of the vault. */
  waiting(vault: string, caseNumber: string): CaseEditor | null {
    const found = [...this.#places].find(
      ([, place]) => !place.shown && place.vault === vault && place.caseNumber === caseNumber,
    );
    return found?.[0] ?? null;
  }

  /** The form of a case is on screen. An editor that waited tries to save again. */
  show(vault: string, caseNumber: string, editor: CaseEditor): void {
    const waited = this.#places.get(editor);
    waited?.endWatch();
    this.#places.set(editor, { vault, caseNumber, shown: true, endWatch: () => undefined });
    if (waited) editor.retry();
  }

  /** The form went away. The editor stays until everything is saved, unless it was forgotten. */
  setAside(editor: CaseEditor): void {
    editor.setAside();
    const place = this.#places.get(editor);
    if (!place) return;
    place.shown = false;
    const stopAsking = this.#askBeforeClosing();
    const stopFollowing = editor.subscribe(() => this.#letGoWhenSaved(editor));
    place.endWatch = () => {
      stopAsking();
      stopFollowing();
    };
    this.#letGoWhenSaved(editor);
  }

  /** The person does without what is not saved there. */
  forget(editor: CaseEditor): void {
    this.#places.get(editor)?.endWatch();
    this.#places.delete(editor);
  }

  /** The person does without anything that is not saved. */
  forgetAll(): void {
    for (const editor of [...this.#places.keys()]) this.forget(editor);
  }

  /** Sends everything that can be saved; ends when it was answered. */
  async settle(): Promise<void> {
    await Promise.all([...this.#places.keys()].map((editor) => editor.flush()));
  }

  /** Numbers of the cases in which something is not saved. */
  unsavedCases(): readonly string[] {
    const unsaved = [...this.#places].filter(([editor]) => editor.pending());
    return [...new Set(unsaved.map(([, { caseNumber }]) => caseNumber))];
  }

  #letGoWhenSaved(editor: CaseEditor): void {
    if (!editor.pending()) this.forget(editor);
  }
}
