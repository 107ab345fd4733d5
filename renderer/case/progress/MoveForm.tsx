import { Button, Card, Flex, Form, Select, Typography } from 'antd';
import { useId, useState } from 'react';
import type { FilingType } from '#shared/filing/filingCase.ts';
import { type Stage, stageLabels } from '#shared/filing/stage.ts';
import { GrowingTextArea } from '../../parts/GrowingTextArea.tsx';
import { useDraft } from '../../parts/useDraft.ts';
import { type LooseEnds, openQuestion } from './looseEnds.ts';
import { MomentInput } from './MomentInput.tsx';
import { MoveQuestion } from './MoveQuestion.tsx';
import { asksForReason, isEarlier, stageChoices, stageHint, usualNext } from './stageSteps.ts';
import { type ProgressActions, quietly } from './useProgressActions.ts';

interface PlannedMove {
  readonly chosen: Stage | null;
  readonly at: string | null;
  readonly note: string;
}

const noPlan: PlannedMove = { chosen: null, at: null, note: '' };

/**
 * Moves the case to another stage: the usual next one is one click, any other a choice.
 *
 * What is still open when somebody else is to look at it is asked about first, and never forbids it.
 */
export function MoveForm({
  caseNumber,
  stage,
  filingType,
  loose,
  move,
}: {
  caseNumber: string;
  stage: Stage;
  filingType: FilingType;
  loose: LooseEnds;
  move: ProgressActions['move'];
}) {
  const { value: plan, empty, write, discard } = useDraft(`${caseNumber}.move`, noPlan);
  const [asking, setAsking] = useState(false);
  const id = useId();
  const { at, note } = plan;
  // The stage that was chosen may be the one the case has come to meanwhile.
  const to = plan.chosen !== null && plan.chosen !== stage ? plan.chosen : usualNext(stage);
  const reason = to !== null && asksForReason(stage, to, filingType);
  const question = to && openQuestion(loose, stage, to);
  const go = () => {
    if (to) quietly(move.mutateAsync({ caseNumber, from: stage, to, at, note: note.trim() || null }).then(discard));
  };
  return (
    <Card size="small" title="推进阶段">
      <Form layout="vertical" onFinish={question ? () => setAsking(true) : go} size="middle">
        <Form.Item label="到哪个阶段" htmlFor={`${id}-stage`}>
          <Select
            id={`${id}-stage`}
            value={to}
            placeholder="选择阶段"
            onChange={(chosen) => write({ ...plan, chosen })}
            options={stageChoices(stage, filingType)}
          />
        </Form.Item>
        <Form.Item label={to === 'smsVerification' ? '收到短信的时间' : '发生时间'}>
          <MomentInput value={at} onChange={(moment) => write({ ...plan, at: moment })} label="发生时间" />
        </Form.Item>
        <Form.Item label={reason ? '原因（不是通常的顺序，请写一句）' : '备注'} htmlFor={`${id}-note`}>
          <GrowingTextArea
            id={`${id}-note`}
            value={note}
            onChange={({ target }) => write({ ...plan, note: target.value })}
            maxLength={2000}
            style={{ minHeight: 32, maxHeight: 120 }}
          />
        </Form.Item>
        <Flex vertical gap={8}>
          {to && <Typography.Text type="secondary">{stageHint(to)}</Typography.Text>}
          <Button
            type="primary"
            htmlType="submit"
            disabled={!to || (reason && note.trim() === '')}
            loading={move.isPending}
          >
            {to ? `${isEarlier(to, stage) ? '退回到' : '进入'}“${stageLabels[to]}”` : '请选择阶段'}
          </Button>
          {!empty && (
            <Button type="text" aria-label="清空推进阶段" onClick={discard}>
              清空
            </Button>
          )}
        </Flex>
      </Form>
      {asking && question && <MoveQuestion question={question} onMove={go} onClose={() => setAsking(false)} />}
    </Card>
  );
}
