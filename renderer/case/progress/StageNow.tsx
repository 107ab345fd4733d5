import { Button, Card, Flex, Tag, Typography } from 'antd';
import type { CaseHistory, CaseMark } from '#shared/api/caseHistory.ts';
import { markTime } from '#shared/filing/caseMark.ts';
import { inPreparation, type Stage, stageLabels } from '#shared/filing/stage.ts';
import { stageSteps } from '#shared/filing/stageSteps.ts';
import { timeLeft } from '../../board/timeLeft.ts';
import { useMinute } from '../../board/useMinute.ts';
import { Moment } from '../../parts/Moment.tsx';
import { nextStepSentence } from './nextStep.ts';
import type { ProgressActions } from './useProgressActions.ts';

type Clock = CaseHistory['clocks'][number];

/** What is to be done in the stage a case is in, which clocks run, and what the platform's page shows meanwhile. */
export function StageNow({
  caseNumber,
  stage,
  history,
  mark,
}: {
  caseNumber: string;
  stage: Stage;
  history: CaseHistory;
  mark: ProgressActions['mark'];
}) {
  const { clocks, officialNames, smsNote, smsTo } = history;
  const next = nextStepSentence(stage, smsTo);
  return (
    <Card size="small" title={`现在：${stageLabels[stage]}`}>
      <Flex vertical gap={10}>
        <Typography.Text>{stageSteps[stage].task}</Typography.Text>
        {clocks
          // The 24 hours of an SMS have a place of their own.
          .filter(({ kind }) => kind !== 'smsClock')
          .map((clock) => (
            <ClockLine key={clock.kind} clock={clock} />
          ))}
        {stage === 'smsVerification' && <Typography.Text type="secondary">{smsNote}</Typography.Text>}
        {markTime('faceStarted', stage) === 'now' && (
          <FaceCheck caseNumber={caseNumber} marks={history.marks} mark={mark} />
        )}
        {next !== null && <Typography.Text type="secondary">{next}</Typography.Text>}
        {officialNames.length > 0 && !inPreparation(stage) && (
          <Typography.Text type="secondary">
            平台页面此时显示：{officialNames.map((name) => `“${name}”`).join('或')}
          </Typography.Text>
        )}
      </Flex>
    </Card>
  );
}

/** The word carries the meaning; colour only helps. */
function ClockLine({ clock: { dueAt, message } }: { clock: Clock }) {
  const { overdue, pressing, words } = timeLeft(dueAt, useMinute());
  return (
    <Flex gap={10} align="baseline">
      <Tag
        color={overdue ? 'error' : pressing ? 'warning' : 'default'}
        variant="filled"
        className="beian-number"
        style={{ margin: 0 }}
      >
        {words}
      </Tag>
      <Typography.Text>{message}</Typography.Text>
    </Flex>
  );
}

/** The administrator's face check: started, passed, or taken back. */
function FaceCheck({
  caseNumber,
  marks,
  mark,
}: {
  caseNumber: string;
  marks: readonly CaseMark[];
  mark: ProgressActions['mark'];
}) {
  const at = (kind: CaseMark['kind']) => marks.find((each) => each.kind === kind)?.at ?? null;
  const [started, passed] = [at('faceStarted'), at('facePassed')];
  const tick = (kind: CaseMark['kind'], on: boolean) => mark.mutate({ caseNumber, kind, on, at: null });
  if (passed !== null)
    return (
      <Flex gap={8} align="baseline" wrap>
        <Typography.Text type="success">
          管理员刷脸已通过（
          <Moment at={passed} />）
        </Typography.Text>
        <Button type="link" size="small" loading={mark.isPending} onClick={() => tick('facePassed', false)}>
          撤回
        </Button>
      </Flex>
    );
  return (
    <Flex gap={8} align="baseline" wrap>
      {started === null ? (
        <Button size="small" loading={mark.isPending} onClick={() => tick('faceStarted', true)}>
          管理员刷脸已发起
        </Button>
      ) : (
        <>
          <Button size="small" loading={mark.isPending} onClick={() => tick('facePassed', true)}>
            刷脸已通过
          </Button>
          <Button type="link" size="small" loading={mark.isPending} onClick={() => tick('faceStarted', true)}>
            重新发起了
          </Button>
          <Button type="link" size="small" loading={mark.isPending} onClick={() => tick('faceStarted', false)}>
            没有发起
          </Button>
        </>
      )}
    </Flex>
  );
}
