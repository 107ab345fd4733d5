import { Modal } from 'antd';
import { useBlocker } from 'react-router';
import type { EditableField } from '#shared/api/caseEdits.ts';
import { fieldLabel } from '#shared/filing/fieldLabel.ts';
import { useEditor, useSaveSummary } from './form/editorContext.ts';
import { useHeldEditors } from './form/useHeldEditors.ts';

/** Asks before one leaves a case in which something cannot be saved as it is. Everything else saves itself. */
export function UnsavedGuard({ caseNumber }: { caseNumber: string }) {
  const { unsaved } = useSaveSummary();
  // A blocker that blocks nothing would still make the router complain of addresses typed by hand.
  return unsaved.length > 0 ? <Question caseNumber={caseNumber} unsaved={unsaved} /> : null;
}

function Question({ caseNumber, unsaved }: { caseNumber: string; unsaved: readonly EditableField[] }) {
  const editor = useEditor();
  const held = useHeldEditors();
  const blocker = useBlocker(({ nextLocation }) => !`${nextLocation.pathname}/`.startsWith(`/cases/${caseNumber}/`));
  return (
    <Modal
      open={blocker.state === 'blocked'}
      scrollLock={false}
      title="还有内容没有保存"
      okText="留下来改"
      cancelText="不要了，离开"
      closable={false}
      onOk={() => blocker.reset?.()}
      onCancel={() => {
        held.forget(editor);
        blocker.proceed?.();
      }}
    >
      这几处保存不了：{unsaved.map(fieldLabel).join('、')}。现在离开，填在那里的内容就没有了。
    </Modal>
  );
}
