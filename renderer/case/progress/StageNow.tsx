import { Card, Flex, Tag, Typography } from 'antd';
import type { CaseHistory } from '#shared/api/caseHistory.ts';
import type { FilingType } from '#shared/filing/filingCase.ts';
import { inPreparation, type Stage, stageLabels } from '#shared/filing/stage.ts';
import { stageSteps } from '#shared/filing/stageSteps.ts';
import { timeLeft } from '../../board/timeLeft.ts';
import { useMinute } from '../../board/useMinute.ts';
import { nextStepSentence } from './nextStep.ts';
import { OfficialWords } from './OfficialWords.tsx';
import { StageTicks } from './StageTicks.tsx';
import type { ProgressActions } from './useProgressActions.ts';

type Clock = CaseHistory['clocks'][number];

/** What is to be done in the stage a case is in, which clocks run, and what the platform's page shows meanwhile. */
export function StageNow({
  caseNumber,
  stage,
  filingType,
  history,
  mark,
}: {
  caseNumber: string;
  stage: Stage;
  filingType: FilingType;
  history: CaseHistory;
  mark: ProgressActions['mark'];
}) {
  const { clocks, officialNames, officialWords, smsNote, smsTo } = history;
  const next = nextStepSentence(stage, filingType, smsTo);
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
        <StageTicks stage={stage} filingType={filingType} caseNumber={caseNumber} marks={history.marks} mark={mark} />
        {next !== null && <Typography.Text type="secondary">{next}</Typography.Text>}
        {officialNames.length > 0 && !inPreparation(stage) && (
          <Typography.Text type="secondary">
            平台页面此时显示：{officialNames.map((name) => `“${name}”`).join('或')}
          </Typography.Text>
        )}
        <OfficialWords words={officialWords} />
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
