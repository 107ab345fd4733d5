import { Modal } from 'antd';
import { weakQuestion, whyStrong } from '#shared/vault/passphrase.ts';
import { useDialog } from '../parts/useDialog.ts';

/** Asks whether a passphrase that others guess first is to be used all the same; it may. */
export function WeakPassphraseQuestion({
  sentence,
  onUse,
  onClose,
}: {
  /** Why it is weak. */
  sentence: string;
  onUse: () => void;
  onClose: () => void;
}) {
  const { close, dialog } = useDialog(onClose);
  const use = () => {
    onUse();
    close();
  };
  return (
    <Modal
      {...dialog}
      title={weakQuestion}
      okText="换一个口令"
      cancelText="仍用这个"
      onOk={close}
      cancelButtonProps={{ onClick: use }}
      width={440}
    >
      {sentence}
      {whyStrong}
    </Modal>
  );
}
