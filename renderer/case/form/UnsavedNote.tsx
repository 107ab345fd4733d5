import { Button, Flex, Typography } from 'antd';
import type { EditableField } from '#shared/api/caseEdits.ts';
import { nothingEntered, shownValue } from '#shared/filing/shownValue.ts';
import { useTables } from '../../app/useTables.ts';
import { MaskedNumber } from '../../parts/MaskedNumber.tsx';
import { useEditor } from './editorContext.ts';
import { changedHands, type FieldState, problemsOf } from './fieldState.ts';
import { useNoteReveal } from './useNoteReveal.ts';

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
  if (state.phase === 'failed') return <FailedNote state={state} />;
  if (state.phase === 'conflict') return <ConflictNote field={field} label={label} state={state} hidden={hidden} />;
  const problems = problemsOf(state);
  return problems.length > 0 && !state.visiting ? <Said text={problems.join('；')} /> : null;
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

/** Both values, and which one is to hold, or for whom; nothing is overwritten until that is said. */
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
  const noteReveal = useNoteReveal(field);
  if (!tables) return null;
  const show = (value: string) =>
    hidden && value !== nothingEntered ? <MaskedNumber value={value} label={label} onShow={noteReveal} /> : value;
  const theirs = show(shownValue(field, state.theirs, tables));
  const mine = show(state.problem === null ? shownValue(field, state.value, tables) : (state.text ?? ''));
  const swapped = changedHands(state);
  const nobody = swapped && state.theirHolder === null;
  return (
    <Flex vertical gap={6} role="alert" style={{ paddingBlock: 4 }}>
      <Typography.Text type="danger">
        {swapped ? (
          <>
            这个角色换了人。您给原来那位填的“{mine}”还没有保存，
            {nobody ? '现在没有人担任。' : <>现在这位的是“{theirs}”。</>}要怎么办？
          </>
        ) : (
          <>
            别处改成了“{theirs}”，您填的是“{mine}”。要用哪一个？
          </>
        )}
      </Typography.Text>
      <Flex gap={8} wrap>
        {!(nobody && state.problem !== null) && (
          <Button size="small" onClick={() => editor.settle(field, 'mine')}>
            {nobody ? '新建一位并填上' : swapped ? '填给现在这位' : '用我的'}
          </Button>
        )}
        <Button size="small" onClick={() => editor.settle(field, 'theirs')}>
          {swapped ? '不要我填的' : '用现在的'}
        </Button>
      </Flex>
    </Flex>
  );
}
