import { Button, Card, Flex, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import type { Rejection } from '#shared/api/caseHistory.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import { Moment } from '../../parts/Moment.tsx';
import { oneAtATime } from '../../parts/oneAtATime.ts';
import { ReasonAnswer } from './ReasonAnswer.tsx';
import type { ProgressActions } from './useProgressActions.ts';

/** One rejection: every reason, and how it was answered. */
export function RejectionCard({
  caseNumber,
  rejection,
  answer,
  undo,
  province,
}: {
  caseNumber: string;
  rejection: Rejection;
  answer: ProgressActions['answer'];
  /** Takes the rejection back; null where that cannot be. */
  undo: ProgressActions['undoRejection'] | null;
  /** The province of the case; an own rule made here is meant for it. */
  province: string | null;
}) {
  const [send] = useState(oneAtATime);
  const open = rejection.reasons.filter((each) => each.answer === null).length;
  return (
    <Card
      size="small"
      title={
        <>
          {stageLabels[rejection.stage]}驳回 · <Moment at={rejection.at} />
        </>
      }
      extra={
        <Tag color={open > 0 ? 'error' : 'success'} variant="filled">
          {open > 0 ? `还有 ${open} 条没处理` : '都处理了'}
        </Tag>
      }
    >
      <Flex vertical gap={14}>
        {rejection.reasons.map((reason) => (
          <ReasonAnswer key={reason.id} caseNumber={caseNumber} reason={reason} answer={answer} province={province} />
        ))}
        {undo && (
          // At the foot: beside the heading it would cut the moment off.
          <Popconfirm
            title="撤销这次驳回？"
            description={`案件回到“${stageLabels[rejection.stage]}”，期限照旧；记下的原因一并删去。`}
            okText="撤销驳回"
            cancelText="不撤销"
            onConfirm={() => send(() => undo.mutateAsync({ caseNumber, rejectionId: rejection.id }))}
          >
            <Button type="link" size="small" loading={undo.isPending} style={{ alignSelf: 'flex-end' }}>
              记错了，撤销这次驳回
            </Button>
          </Popconfirm>
        )}
      </Flex>
    </Card>
  );
}
