import { Button, Flex, Modal, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { AlikePicture } from '#shared/api/cases.ts';
import type { FilingCase } from '#shared/filing/filingCase.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { useDialog } from '../../parts/useDialog.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { type Shown, usePicture } from '../materials/usePicture.ts';
import { quietly } from '../progress/useProgressActions.ts';
import { holderOf } from './alikeWords.ts';
import { type Settlements, useWhoIAm } from './useSettlements.ts';

/** Two pictures beside each other, and whether they are one: answered once for as long as both files stay. */
export function AlikeDialog({
  filingCase: { number: caseNumber, staff: caseStaff },
  alike,
  answer,
  onClose,
}: {
  filingCase: FilingCase;
  alike: AlikePicture;
  answer: Settlements['answerAlike'];
  onClose: () => void;
}) {
  const { close, dialog } = useDialog(onClose);
  const [who] = useWhoIAm(caseStaff);
  const { scanId, slot, other } = alike;
  const say = (same: boolean) => {
    const staff = who.trim() || null;
    quietly(answer.mutateAsync({ caseNumber, scanId, otherScanId: other.scanId, same, staff }).then(close));
  };
  return (
    <Modal
      {...dialog}
      title="这两张图是同一张吗"
      width="min(1200px, 96vw)"
      style={{ top: 20 }}
      footer={
        <Flex gap={8} wrap align="center">
          <Button disabled={answer.isPending} onClick={() => say(true)}>
            是同一张
          </Button>
          <Button disabled={answer.isPending} onClick={() => say(false)}>
            不是同一张
          </Button>
          <Typography.Text type="secondary">回答一次就行，换了其中一个文件才会再问；关掉就是先不回答。</Typography.Text>
        </Flex>
      }
    >
      <Flex gap={16} align="stretch">
        <OnePicture shown={{ scanId, facts: { contentType: 'jpeg' } }} name={materialSlot(slot).label}>
          本案件的“{materialSlot(slot).label}”
        </OnePicture>
        <OnePicture shown={{ scanId: other.scanId, facts: other }} name={other.name}>
          {holderOf(alike)}的“{other.name}”
        </OnePicture>
      </Flex>
    </Modal>
  );
}

function OnePicture({ shown, name, children }: { shown: Shown; name: string; children: ReactNode }) {
  const { address, error } = usePicture(shown, 'full');
  return (
    <figure style={{ flex: 1, minWidth: 0, margin: 0 }}>
      <figcaption style={{ marginBottom: 8, overflowWrap: 'anywhere' }}>{children}</figcaption>
      {error && <p role="status">这张图现在看不了，可以到材料页保存原件后用别的软件打开。</p>}
      {!error && !address && <Waiting what="正在打开图片" />}
      {!error && address && (
        <img
          src={address}
          alt={name}
          style={{ display: 'block', maxWidth: '100%', maxHeight: 'calc(100vh - 260px)', margin: '0 auto' }}
        />
      )}
    </figure>
  );
}
