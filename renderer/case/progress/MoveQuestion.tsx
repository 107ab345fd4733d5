import { Modal } from 'antd';
import { useRef } from 'react';
import { useDialog } from '../../parts/useDialog.ts';

/** Asks whether a case is to go on although something is still open; it may, once. */
export function MoveQuestion({
  question,
  onMove,
  onClose,
}: {
  question: string;
  onMove: () => void;
  onClose: () => void;
}) {
  const { close, dialog } = useDialog(onClose);
  // Its buttons can still be pressed while it goes away.
  const answered = useRef(false);
  const move = () => {
    if (answered.current) return;
    answered.current = true;
    onMove();
    close();
  };
  return (
    <Modal {...dialog} title={question} okText="仍要推进" cancelText="先去处理" onOk={move} width={440}>
      没填齐、没改好的，会被平台退回。确实要先推进的，以后还可以退回来改。
    </Modal>
  );
}
