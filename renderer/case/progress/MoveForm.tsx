import { Button, Card, Flex, Form, type RefSelectProps, Select, Typography } from 'antd';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import type { FilingType } from '#shared/filing/filingCase.ts';
import { isEarlier, type Stage, stageLabels } from '#shared/filing/stage.ts';
import { GrowingTextArea } from '../../parts/GrowingTextArea.tsx';
import { oneAtATime } from '../../parts/oneAtATime.ts';
import { textLeft } from '../../parts/textLeft.ts';
import { useDraft } from '../../parts/useDraft.ts';
import { type LooseEnds, type OpenQuestion, openQuestion } from './looseEnds.ts';
import { MomentInput } from './MomentInput.tsx';
import { MoveQuestion } from './MoveQuestion.tsx';
import { isArrivingToMove, useMoveChoice } from './moveChoice.ts';
import { asksForReason, choicesWith, hindranceTo, stageHint, usualNext } from './stageSteps.ts';
import type { ProgressActions } from './useProgressActions.ts';

interface PlannedMove {
  readonly at: string | null;
  readonly note: string;
}

/** A move as it stood when it was confirmed or asked about; whatever the case comes to meanwhile, it is no other one. */
interface MeantMove {
  readonly from: Stage;
  readonly to: Stage;
  readonly plan: PlannedMove;
  readonly chosen: Stage | null;
}

const noPlan: PlannedMove = { at: null, note: '' };

/** What was typed for a move while another one was being saved. */
function planLeft(saved: PlannedMove, held: PlannedMove): PlannedMove {
  return { at: held.at === saved.at ? null : held.at, note: textLeft(saved.note, held.note) };
}

/** The second click of a double click was meant for what the button said before the first. */
function againAtOnce(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}

/** So was what a key that is held down presses again. */
function heldDown(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
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
  const [asked, ask] = useState<{ readonly question: OpenQuestion; readonly meant: MeantMove } | null>(null);
  const [send] = useState(oneAtATime);
  // A dialog moves a case once; its button can still be pressed while it goes away.
  const spent = useRef(false);
  const id = useId();
  const picker = useRef<RefSelectProps>(null);
  const button = useRef<HTMLButtonElement>(null);
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
  const to = chosen !== null && chosen !== stage ? chosen : usualNext(stage, filingType);
  const when = to === 'smsVerification' ? '什么时候收到短信的' : '什么时候发生的';
  const reason = to !== null && asksForReason(stage, to, filingType, cameFrom);
  const hindrance = to && hindranceTo(to, stage, filingType, cameFrom);
  const question = to && openQuestion(loose, stage, to);
  const go = (meant: MeantMove) => {
    if (spent.current) return;
    const { from, plan: said } = meant;
    send(async () => {
      await move.mutateAsync({ caseNumber, from, to: meant.to, at: said.at, note: said.note.trim() || null });
      settle(said, planLeft);
      choose((held) => (held === meant.chosen ? null : held));
      if (onMoved !== undefined) {
        spent.current = true;
        onMoved();
      }
      // The button now stands for the next stage: one more Enter, meant for this one, must not press it.
      else if (button.current === document.activeElement) picker.current?.focus();
    });
  };
  const submit = () => {
    if (!to) return;
    const meant = { from: stage, to, plan, chosen };
    if (question) ask({ question, meant });
    else go(meant);
  };
  return (
    <Card size="small" {...(inDialog ? withoutFrame : { title: '推进阶段' })}>
      <Form layout="vertical" onFinish={submit} size="middle">
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
            ref={button}
            type="primary"
            htmlType="submit"
            onClick={againAtOnce}
            onKeyDown={heldDown}
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
      {asked && <MoveQuestion question={asked.question} onMove={() => go(asked.meant)} onClose={() => ask(null)} />}
    </Card>
  );
}
