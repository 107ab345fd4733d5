import { Card, Flex, Tag } from 'antd';
import type { Rejection } from '#shared/api/caseHistory.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import { Moment } from '../../parts/Moment.tsx';
import { ReasonAnswer } from './ReasonAnswer.tsx';
import type { ProgressActions } from './useProgressActions.ts';

/** One rejection: every reason, and how it was answered. */
export function RejectionCard({
  caseNumber,
  rejection,
  answer,
  province,
}: {
  caseNumber: string;
  rejection: Rejection;
  answer: ProgressActions['answer'];
  /** The province of the case; an own rule made here is meant for it. */
  province: string | null;
}) {
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
      </Flex>
    </Card>
  );
}
