import { Modal } from 'antd';
import { useBlocker } from 'react-router';
import { fieldLabel } from '#shared/filing/fieldLabel.ts';
import { useEditor } from './form/editorContext.ts';

/** Asks before one leaves a case in which something cannot be saved as it is. Everything else saves itself. */
export function LeaveGuard({ caseNumber }: { caseNumber: string }) {
  const editor = useEditor();
  const blocker = useBlocker(
    ({ nextLocation }) =>
      editor.summary().state === 'unsaved' && !nextLocation.pathname.startsWith(`/cases/${caseNumber}`),
  );
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title="还有内容没有保存"
      okText="留下来改"
      cancelText="不要了，离开"
      closable={false}
      onOk={() => blocker.reset?.()}
      onCancel={() => blocker.proceed?.()}
    >
      这几处保存不了：{editor.summary().unsaved.map(fieldLabel).join('、')}。现在离开，填在那里的内容就没有了。
    </Modal>
  );
}
