import { Button, Flex, Typography } from 'antd';
import type { EditableField } from '#shared/api/caseEdits.ts';
import { useTables } from '../../app/useTables.ts';
import { MaskedNumber } from '../../parts/MaskedNumber.tsx';
import { useEditor } from './editorContext.ts';
import type { FieldState } from './fieldState.ts';
import { nothingEntered, shownValue } from './shownValue.ts';

/** Why a field is not saved and what to do about it; nothing while it is. */
export function UnsavedNote({
  field,
  label,
  state,
  hidden,
}: {
  field: EditableField;
  label: string;
  state: FieldState;
  /** True for numbers that are shown only while held. */
  hidden: boolean;
}) {
  if (state.phase === 'refused' && !state.visiting) return <Said text={state.remarks.join('；')} />;
  if (state.phase === 'failed') return <FailedNote state={state} />;
  if (state.phase === 'conflict') return <ConflictNote field={field} label={label} state={state} hidden={hidden} />;
  return null;
}

function Said({ text }: { text: string }) {
  return (
    <Typography.Text type="danger" role="alert">
      {text}
    </Typography.Text>
  );
}

function FailedNote({ state }: { state: FieldState }) {
  const editor = useEditor();
  return (
    <Flex gap={8} align="center" wrap>
      <Said text={`还没有保存，您填的内容都在。${state.error?.message ?? ''}${state.error?.remedy ?? ''}`} />
      <Button size="small" onClick={() => editor.retry()}>
        再保存一次
      </Button>
    </Flex>
  );
}

/** Both values, and which one is to hold; nothing is overwritten until that is said. */
function ConflictNote({
  field,
  label,
  state,
  hidden,
}: {
  field: EditableField;
  label: string;
  state: FieldState;
  hidden: boolean;
}) {
  const editor = useEditor();
  const tables = useTables().data;
  if (!tables) return null;
  const show = (value: string) =>
    hidden && value !== nothingEntered ? <MaskedNumber value={value} label={label} /> : value;
  return (
    <Flex vertical gap={6} role="alert" style={{ paddingBlock: 4 }}>
      <Typography.Text type="danger">
        别处改成了“{show(shownValue(field, state.theirs, tables))}”，您填的是“
        {show(shownValue(field, state.value, tables))}”。要用哪一个？
      </Typography.Text>
      <Flex gap={8} wrap>
        <Button size="small" onClick={() => editor.settle(field, 'mine')}>
          用我的
        </Button>
        <Button size="small" onClick={() => editor.settle(field, 'theirs')}>
          用现在的
        </Button>
      </Flex>
    </Flex>
  );
}
