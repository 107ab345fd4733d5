import { Button, Card, Flex, Form, type RefSelectProps, Select, Typography } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import type { FilingType } from '#shared/filing/filingCase.ts';
import { type Stage, stageLabels } from '#shared/filing/stage.ts';
import { GrowingTextArea } from '../../parts/GrowingTextArea.tsx';
import { textLeft } from '../../parts/textLeft.ts';
import { useDraft } from '../../parts/useDraft.ts';
import { type LooseEnds, openQuestion } from './looseEnds.ts';
import { MomentInput } from './MomentInput.tsx';
import { MoveQuestion } from './MoveQuestion.tsx';
import { isArrivingToMove, useMoveChoice } from './moveChoice.ts';
import { asksForReason, choicesWith, hindranceTo, isEarlier, stageHint, usualNext } from './stageSteps.ts';
import { type ProgressActions, quietly } from './useProgressActions.ts';

interface PlannedMove {
  readonly at: string | null;
  readonly note: string;
}

const noPlan: PlannedMove = { at: null, note: '' };

/** What was typed for a move while another one was being saved. */
function planLeft(saved: PlannedMove, held: PlannedMove): PlannedMove {
  return { at: held.at === saved.at ? null : held.at, note: textLeft(saved.note, held.note) };
}

const withoutFrame = {
  variant: 'borderless',
  styles: { root: { boxShadow: 'none', background: 'none' }, body: { padding: 0 } },
} as const;

/**
 * Moves the case to another stage: the usual next one is one click, any other a choice.
 *
 * What is still open when somebody else is to look at it is asked about first, and never forbids it.
 */
export function MoveForm({
  caseNumber,
  stage,
  filingType,
  cameFrom,
  loose,
  move,
  onMoved,
}: {
  caseNumber: string;
  stage: Stage;
  filingType: FilingType;
  /** Where the last move can be taken back to. */
  cameFrom: Stage | null;
  loose: LooseEnds;
  move: ProgressActions['move'];
  /** Called once it has moved; given by a dialog, which has a frame and a title of its own. */
  onMoved?: () => void;
}) {
  const { value: plan, empty, write, discard, settle } = useDraft(`${caseNumber}.move`, noPlan);
  const [chosen, choose] = useMoveChoice(caseNumber);
  const [asking, setAsking] = useState(false);
  const id = useId();
  const picker = useRef<RefSelectProps>(null);
  const { key, state } = useLocation();
  // Who pointed at a stage confirms it here; an address of its own each time.
  useEffect(() => {
    if (key && isArrivingToMove(state)) picker.current?.focus();
  }, [key, state]);
  const inDialog = onMoved !== undefined;
  useEffect(() => {
    if (inDialog) picker.current?.focus();
  }, [inDialog]);
  const { at, note } = plan;
  // The stage that was chosen may be the one the case has come to meanwhile.
  const to = chosen !== null && chosen !== stage ? chosen : usualNext(stage);
  const when = to === 'smsVerification' ? '什么时候收到短信的' : '什么时候发生的';
  const reason = to !== null && asksForReason(stage, to, filingType, cameFrom);
  const hindrance = to && hindranceTo(to, stage, filingType, cameFrom);
  const question = to && openQuestion(loose, stage, to);
  const go = () => {
    if (!to) return;
    const moved = move.mutateAsync({ caseNumber, from: stage, to, at, note: note.trim() || null });
    quietly(
      moved.then(() => {
        settle(plan, planLeft);
        choose((held) => (held === chosen ? null : held));
        onMoved?.();
      }),
    );
  };
  return (
    <Card size="small" {...(inDialog ? withoutFrame : { title: '推进阶段' })}>
      <Form layout="vertical" onFinish={question ? () => setAsking(true) : go} size="middle">
        <Form.Item label="到哪个阶段" htmlFor={`${id}-stage`}>
          <Select
            ref={picker}
            id={`${id}-stage`}
            value={to}
            placeholder="选择阶段"
            onChange={choose}
            options={choicesWith(to, stage, filingType, cameFrom)}
          />
        </Form.Item>
        <Form.Item label={when} extra="已填好现在，早先的事请改成当时。">
          <MomentInput value={at} onChange={(moment) => write({ ...plan, at: moment })} label={when} />
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
          {to && (
            <Typography.Text type={hindrance ? 'warning' : 'secondary'} role="status">
              {hindrance ?? stageHint(to)}
            </Typography.Text>
          )}
          <Button
            type="primary"
            htmlType="submit"
            disabled={!to || hindrance !== null || (reason && note.trim() === '')}
            loading={move.isPending}
          >
            {to ? `${isEarlier(to, stage) ? '退回到' : '进入'}“${stageLabels[to]}”` : '请选择阶段'}
          </Button>
          {(!empty || (chosen !== null && !inDialog)) && (
            <Button
              type="text"
              aria-label="清空推进阶段"
              onClick={() => {
                discard();
                choose(null);
              }}
            >
              清空
            </Button>
          )}
        </Flex>
      </Form>
      {asking && question && <MoveQuestion question={question} onMove={go} onClose={() => setAsking(false)} />}
    </Card>
  );
}
