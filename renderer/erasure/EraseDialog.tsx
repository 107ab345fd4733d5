import { Modal } from 'antd';
import { useState } from 'react';
import type { EraseEvent } from '#shared/api/erasure.ts';
import type { Erasure } from '#shared/erasure/receipt.ts';
import { useDialog } from '../parts/useDialog.ts';
import { ErasedResult } from './ErasedResult.tsx';
import { EraseForm } from './EraseForm.tsx';

/** What came of it. */
export interface Erased {
  readonly erasure: Erasure;
  /** What did not work beside it, in Chinese. */
  readonly troubles: readonly string[];
  /** Null where no backup was renewed. */
  readonly renewed: Pick<Extract<EraseEvent, { type: 'backupsRenewed' }>, 'dropped' | 'left'> | null;
}

/** Says what erasing would take along, asks for it in words, does it, and hands out the receipt. */
export function EraseDialog({
  numbers = [],
  trayItems = [],
  onClosed,
}: {
  /** Closed cases. */
  numbers?: readonly string[];
  /** Things of the tray that were put aside, by id. */
  trayItems?: readonly number[];
  onClosed: (erased: boolean) => void;
}) {
  const [busy, setBusy] = useState(false);
  const [erased, setErased] = useState<Erased | null>(null);
  const { dialog, close } = useDialog(() => onClosed(erased !== null));
  return (
    <Modal
      {...dialog}
      title={
        erased
          ? '已永久删除'
          : numbers.length > 0
            ? `永久删除 ${numbers.length} 个案件`
            : `永久删除放一边的 ${trayItems.length} 份`
      }
      footer={null}
      width={600}
      mask={{ closable: false }}
      closable={!busy}
      keyboard={!busy}
    >
      {erased ? (
        <ErasedResult erased={erased} onEnd={close} />
      ) : (
        <EraseForm numbers={numbers} trayItems={trayItems} onBusy={setBusy} onErased={setErased} onCancel={close} />
      )}
    </Modal>
  );
}
