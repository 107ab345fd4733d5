import { createContext, useContext, useSyncExternalStore } from 'react';
import type { EditableField } from '#shared/api/caseEdits.ts';
import type { CaseEditor } from './caseEditor.ts';
import type { EditHistory } from './editHistory.ts';
import type { FieldState, SaveSummary } from './fieldState.ts';
import { type SectionId, sectionOf } from './fields.ts';

export const EditorContext = createContext<CaseEditor | null>(null);

/** The editor of the case on screen. */
export function useEditor(): CaseEditor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('no case around this component');
  return editor;
}

/** What became of a field; the component is drawn anew when that changes and for no other field. */
export function useFieldState(field: EditableField): FieldState | null {
  const editor = useEditor();
  return useSyncExternalStore(editor.subscribe, () => editor.stateOf(field));
}

/** What there is to say about all fields of the case on screen together. */
export function useSaveSummary(): SaveSummary {
  const editor = useEditor();
  return useSyncExternalStore(editor.subscribe, editor.summary);
}

/** How many fields of a part of the form are not saved: in conflict, refused or failed. */
export function useUnsavedIn(part: SectionId): number {
  const editor = useEditor();
  return useSyncExternalStore(
    editor.subscribe,
    () => editor.summary().unsaved.filter((field) => sectionOf(field) === part).length,
  );
}

/** What was changed in the case on screen and can be undone, or done again. */
export function useEditHistory(): EditHistory {
  const editor = useEditor();
  return useSyncExternalStore(editor.subscribe, editor.history);
}
