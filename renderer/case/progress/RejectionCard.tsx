import { Button, Card, Flex, Input, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { Rejection } from '#shared/api/caseHistory.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import { Moment } from '../../parts/Moment.tsx';
import type { ProgressActions } from './useProgressActions.ts';

/** One rejection: every reason, and how it was answered. */
export function RejectionCard({
  caseNumber,
  rejection,
  answer,
}: {
  caseNumber: string;
  rejection: Rejection;
  answer: ProgressActions['answer'];
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
          <ReasonAnswer
            key={reason.id}
            reason={reason}
            busy={answer.isPending && answer.variables.reasonId === reason.id}
            onAnswer={(text) => answer.mutate({ caseNumber, reasonId: reason.id, answer: text })}
          />
        ))}
      </Flex>
    </Card>
  );
}

function ReasonAnswer({
  reason,
  busy,
  onAnswer,
}: {
  reason: Rejection['reasons'][number];
  busy: boolean;
  onAnswer: (text: string | null) => void;
}) {
  const [text, setText] = useState('');
  return (
    <div>
      <Typography.Text strong>{reason.keyName}：</Typography.Text>
      <Typography.Text>{reason.error}</Typography.Text>
      {reason.suggest && (
        <div>
          <Typography.Text type="secondary">平台建议：{reason.suggest}</Typography.Text>
        </div>
      )}
      {reason.answer !== null && reason.answeredAt !== null ? (
        <Flex gap={8} align="baseline" wrap>
          <Typography.Text type="success">
            已处理：{reason.answer}（<Moment at={reason.answeredAt} />）
          </Typography.Text>
          <Button type="link" size="small" loading={busy} onClick={() => onAnswer(null)}>
            撤回
          </Button>
        </Flex>
      ) : (
        <Flex gap={8} style={{ marginTop: 6 }}>
          <Input
            value={text}
            onChange={({ target }) => setText(target.value)}
            onPressEnter={() => text.trim() && onAnswer(text.trim())}
            placeholder="怎样处理的，如：备注已改写并补充主营业务"
            maxLength={2000}
            aria-label={`${reason.keyName}：怎样处理的`}
          />
          <Button loading={busy} disabled={text.trim() === ''} onClick={() => onAnswer(text.trim())}>
            处理好了
          </Button>
        </Flex>
      )}
    </div>
  );
}
