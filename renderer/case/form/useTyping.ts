import type { EditableField, FieldValue } from '#shared/api/caseEdits.ts';
import { useEditor, useFieldState } from './editorContext.ts';
import { type EntryRules, readEntry } from './readEntry.ts';

type TypingElement = HTMLInputElement | HTMLTextAreaElement;

/**
 * What a text control needs to show a field and take what is typed into it.
 *
 * While an input method composes, the text is shown and not yet read: half a syllable is nobody's name.
 */
export function useTyping(field: EditableField, held: FieldValue, rules: EntryRules) {
  const editor = useEditor();
  const state = useFieldState(field);
  const text = state?.text ?? textOf(state ? state.value : held);
  const typed = (typedText: string, settled: boolean) =>
    editor.type(field, typedText, readEntry(field, typedText, rules), settled);
  return {
    text,
    state,
    events: {
      onFocus: () => editor.enter(field),
      onBlur: () => editor.leave(field),
      ...typingEvents(typed),
    },
  };
}

/** Tells what is typed into a text control, and whether it is `settled`: an input method composes no longer. */
export function typingEvents(typed: (text: string, settled: boolean) => void) {
  return {
    onChange: ({ target, nativeEvent }: React.ChangeEvent<TypingElement>) =>
      typed(target.value, !(nativeEvent instanceof InputEvent && nativeEvent.isComposing)),
    onCompositionEnd: ({ currentTarget }: React.CompositionEvent<TypingElement>) => typed(currentTarget.value, true),
  };
}

function textOf(value: FieldValue): string {
  return typeof value === 'string' ? value : '';
}
