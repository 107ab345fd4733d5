import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import { modifierLabel, useShortcut } from '../../app/shortcuts.ts';
import { useShowError } from '../../parts/useReportError.ts';
import { changeWords } from './changeWords.ts';
import { useEditHistory, useEditor } from './editorContext.ts';
import type { StepResult } from './editorPort.ts';

/** Takes back what was saved last, and does it again. In a text field, the keys belong to the text. */
export function UndoButtons() {
  const editor = useEditor();
  const { done, undone } = useEditHistory();
  const { message } = App.useApp();
  const showError = useShowError();

  function tell(result: StepResult, word: string) {
    if (result.type === 'failed') showError(result.error);
    if (result.type === 'done') message.success(`已${word}：${changeWords(result.change)}`);
    if (result.type === 'changedElsewhere')
      message.warning(`${changeWords(result.change)}后来又在别处改过，没有${word}，现在的内容没有动。`);
  }
  const undo = () => void editor.undo().then((result) => tell(result, '撤销'));
  const redo = () => void editor.redo().then((result) => tell(result, '重做'));

  useShortcut('z', undo, { whileTyping: false });
  useShortcut('z', redo, { whileTyping: false, shift: true });
  useShortcut('y', redo, { whileTyping: false });
  return (
    <>
      <Tooltip title={`撤销上一处改动（${modifierLabel}+Z）`}>
        <Button type="text" icon={<UndoOutlined />} aria-label="撤销" disabled={done.length === 0} onClick={undo} />
      </Tooltip>
      <Tooltip title={`重做（${modifierLabel}+Shift+Z）`}>
        <Button type="text" icon={<RedoOutlined />} aria-label="重做" disabled={undone.length === 0} onClick={redo} />
      </Tooltip>
    </>
  );
}
