import { Flex, Modal, Typography } from 'antd';
import { useState } from 'react';
import type { Finding } from '#shared/filing/finding.ts';
import { StaffInput } from '../../cases/batch/StaffInput.tsx';
import { GrowingTextArea } from '../../parts/GrowingTextArea.tsx';
import { LabelledField } from '../../parts/LabelledField.tsx';
import { useDialog } from '../../parts/useDialog.ts';
import { quietly } from '../progress/useProgressActions.ts';
import { type Settlements, useWhoIAm } from './useSettlements.ts';

/** Asks why somebody stands by a finding, and who; what was typed stays until it is saved or cancelled. */
export function OverrideDialog({
  caseNumber,
  finding,
  override,
  onClose,
}: {
  caseNumber: string;
  finding: Finding;
  override: Settlements['override'];
  onClose: () => void;
}) {
  const { close, dialog } = useDialog(onClose);
  const [who, setWho] = useWhoIAm();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const problem = asked && reason.trim() === '' ? '请写一句理由，同事和以后的您都看得到' : null;
  const save = () => {
    setAsked(true);
    if (reason.trim() === '') return;
    const { rule, where, message } = finding;
    const staff = who.trim() || null;
    quietly(override.mutateAsync({ caseNumber, rule, where, message, reason: reason.trim(), staff }).then(close));
  };
  return (
    <Modal
      {...dialog}
      title="写明理由，不再算问题"
      okText="确定"
      cancelText="取消"
      onOk={save}
      confirmLoading={override.isPending}
      width={480}
    >
      <Flex vertical gap={16}>
        <Typography.Text>{finding.message}</Typography.Text>
        <LabelledField label="理由" problem={problem} hint="例如：已电话问过通管局，可以这样写">
          {(ties) => (
            <GrowingTextArea
              {...ties}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
              maxLength={500}
              autoFocus
              style={{ minHeight: 64, maxHeight: 160 }}
            />
          )}
        </LabelledField>
        <LabelledField label="谁确认的">
          {({ id }) => <StaffInput id={id} value={who} onChange={setWho} known={[]} />}
        </LabelledField>
        <Typography.Text type="secondary">
          理由会留在案件里。这一处的内容以后改了，理由自动失效，重新检查。
        </Typography.Text>
      </Flex>
    </Modal>
  );
}
