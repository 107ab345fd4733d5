import { Modal } from 'antd';
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
      title="这个口令很弱，仍要用它？"
      okText="换一个口令"
      cancelText="仍用这个"
      onOk={close}
      cancelButtonProps={{ onClick: use }}
      width={440}
    >
      {sentence}
      资料库里有客户的身份证和电话，电脑丢了或者文件被人拷走时，只有口令挡在前面。换成一句自己才懂的话，又好记又难猜。
    </Modal>
  );
}
