import { Flex, Modal, Typography } from 'antd';
import { useState } from 'react';
import { shortestReason } from '#shared/api/settlements.ts';
import { asSentence } from '#shared/filing/asSentence.ts';
import type { FilingCase } from '#shared/filing/filingCase.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { StaffInput } from '../../cases/batch/StaffInput.tsx';
import { GrowingTextArea } from '../../parts/GrowingTextArea.tsx';
import { LabelledField } from '../../parts/LabelledField.tsx';
import { useDialog } from '../../parts/useDialog.ts';
import { useDraft } from '../../parts/useDraft.ts';
import { quietly } from '../progress/useProgressActions.ts';
import { findingKey } from './findingKey.ts';
import { type Settlements, useWhoIAm } from './useSettlements.ts';

const noReason = { about: '', reason: '' };

/** Asks why somebody stands by a finding, and who; what was typed stays until it is saved or cancelled. */
export function OverrideDialog({
  filingCase: { number: caseNumber, staff: caseStaff },
  finding,
  override,
  onClose,
}: {
  filingCase: FilingCase;
  finding: Finding;
  override: Settlements['override'];
  onClose: () => void;
}) {
  const about = findingKey(finding);
  const draft = useDraft(`${caseNumber}.override`, noReason);
  const { close, dialog } = useDialog(() => {
    draft.discard();
    onClose();
  });
  const [who, setWho] = useWhoIAm(caseStaff);
  // What was typed about another one is not the reason here.
  const reason = draft.value.about === about ? draft.value.reason : '';
  const [asked, setAsked] = useState(false);
  const tooShort = reason.trim().length < shortestReason;
  const problem = asked && tooShort ? '请写一句看得懂的理由，同事和以后的您都看得到' : null;
  const nobody = asked && who.trim() === '' ? '请写上是谁确认的' : null;
  const save = () => {
    setAsked(true);
    if (tooShort || who.trim() === '') return;
    const { rule, where, message } = finding;
    const settled = { caseNumber, rule, where, message, reason: reason.trim(), staff: who.trim() };
    quietly(override.mutateAsync(settled).then(close));
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
        <Typography.Text>{asSentence(finding.message)}</Typography.Text>
        <LabelledField label="理由" problem={problem} hint="例如：已电话问过通管局，可以这样写">
          {(ties) => (
            <GrowingTextArea
              {...ties}
              value={reason}
              onChange={({ target }) => draft.write(target.value === '' ? noReason : { about, reason: target.value })}
              maxLength={500}
              autoFocus
              style={{ minHeight: 64, maxHeight: 160 }}
            />
          )}
        </LabelledField>
        <LabelledField label="谁确认的" problem={nobody}>
          {({ id }) => <StaffInput id={id} value={who} onChange={setWho} known={[]} />}
        </LabelledField>
        <Typography.Text type="secondary">
          理由会留在案件里。这一处的内容以后改了，理由自动失效，重新检查。
        </Typography.Text>
      </Flex>
    </Modal>
  );
}
