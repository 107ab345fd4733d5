import { Button, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import type { Rejection } from '#shared/api/caseHistory.ts';
import { Moment } from '../../parts/Moment.tsx';
import { oneAtATime } from '../../parts/oneAtATime.ts';
import { textLeft } from '../../parts/textLeft.ts';
import { useDraft } from '../../parts/useDraft.ts';
import { answerDraft } from './answerDraft.ts';
import { ReasonRead } from './ReasonRead.tsx';
import type { ProgressActions } from './useProgressActions.ts';

/**
 * One reason of a rejection and how it was answered.
 *
 * When somebody else answers while one types, both stand there: theirs is kept, one's own can take its place.
 */
export function ReasonAnswer({
  caseNumber,
  reason,
  answer,
  province,
}: {
  caseNumber: string;
  reason: Rejection['reasons'][number];
  answer: ProgressActions['answer'];
  province: string | null;
}) {
  const { value, empty, write, discard, settle, propose } = useDraft(answerDraft(caseNumber, reason.id), '');
  const { id: reasonId, answer: stored } = reason;
  const busy = answer.isPending && answer.variables.reasonId === reasonId;
  const give = (text: string | null) => answer.mutateAsync({ caseNumber, reasonId, answer: text, expected: stored });
  const [send] = useState(oneAtATime);
  const submit = () => send(() => give(value.trim()).then(() => settle(value, textLeft)));
  // Taken back, it is there to be reworded.
  const takeBack = () => send(() => give(null).then(() => propose(stored ?? '')));
  return (
    <div>
      <Typography.Text strong>{reason.keyName}：</Typography.Text>
      <Typography.Text>{reason.error}</Typography.Text>
      {reason.suggest && (
        <div>
          <Typography.Text type="secondary">平台建议：{reason.suggest}</Typography.Text>
        </div>
      )}
      <ReasonRead caseNumber={caseNumber} reason={reason} province={province} />
      {stored !== null && reason.answeredAt !== null && (
        <Flex gap={8} align="baseline" wrap>
          <Typography.Text type="success">
            已处理：{stored}（<Moment at={reason.answeredAt} />）
          </Typography.Text>
          <Button type="link" size="small" loading={busy} onClick={takeBack}>
            撤回
          </Button>
        </Flex>
      )}
      {(stored === null || !empty) && (
        <Flex gap={8} style={{ marginTop: 6 }}>
          <Input
            value={value}
            onChange={({ target }) => write(target.value)}
            onPressEnter={() => value.trim() && submit()}
            placeholder="怎样处理的，如：备注已改写并补充主营业务"
            maxLength={2000}
            aria-label={`${reason.keyName}：怎样处理的`}
          />
          <Button loading={busy} disabled={value.trim() === ''} onClick={submit}>
            {stored === null ? '处理好了' : '改用这句'}
          </Button>
          {!empty && (
            <Button type="text" aria-label={`清空“${reason.keyName}”的处理办法`} onClick={discard}>
              清空
            </Button>
          )}
        </Flex>
      )}
    </div>
  );
}
