import { Button, Flex, Typography } from 'antd';
import type { CodeTables } from '#shared/api/about.ts';
import type { EditableField } from '#shared/api/caseEdits.ts';
import { fieldLabel } from '#shared/filing/fieldLabel.ts';
import { shownValue } from '#shared/filing/shownValue.ts';
import { MaskedNumber } from '../../parts/MaskedNumber.tsx';
import { useEditor, useFieldState } from './editorContext.ts';
import { isUnsaved } from './fieldState.ts';
import { isPrivate } from './numberKind.ts';
import { UnsavedNote } from './UnsavedNote.tsx';

/** What was typed for a human being whose card is gone: it stays in sight until the person says what becomes of it. */
export function HiddenDraft({ field, tables }: { field: EditableField; tables: CodeTables }) {
  const editor = useEditor();
  const state = useFieldState(field);
  if (!state || !isUnsaved(state)) return null;
  const label = fieldLabel(field);
  const hidden = isPrivate(field, null);
  const typed = state.problem === null ? shownValue(field, state.value, tables) : (state.text ?? '');
  return (
    <Flex vertical gap={4} data-field={field}>
      <Typography.Text strong>{label}</Typography.Text>
      {state.phase !== 'conflict' && (
        <Flex gap={8} align="center" wrap>
          <Typography.Text>您填的是“{hidden ? <MaskedNumber value={typed} label={label} /> : typed}”。</Typography.Text>
          <Button size="small" onClick={() => editor.settle(field, 'theirs')}>
            不要我填的
          </Button>
        </Flex>
      )}
      <UnsavedNote field={field} label={label} state={state} hidden={hidden} />
    </Flex>
  );
}
