import { Button, Modal } from 'antd';
import { useRef } from 'react';
import { useDialog } from '../../parts/useDialog.ts';
import type { OpenQuestion } from './looseEnds.ts';

/**
 * Asks whether a case is to go on although something is still open; it may, once. To see to it first is what is
 * suggested.
 */
export function MoveQuestion({
  question: { title, text },
  onMove,
  onClose,
}: {
  question: OpenQuestion;
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
    <Modal
      {...dialog}
      title={title}
      width={440}
      footer={
        <>
          <Button onClick={move}>仍要推进</Button>
          <Button type="primary" autoFocus onClick={close}>
            先去处理
          </Button>
        </>
      }
    >
      {text}
    </Modal>
  );
}
