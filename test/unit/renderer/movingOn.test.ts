import { expect, test } from 'vitest';
import { stageLabels, stageSchema } from '#shared/filing/stage.ts';
import { looseEnds, openQuestion } from '../../../renderer/case/progress/looseEnds.ts';
import { nextStepSentence } from '../../../renderer/case/progress/nextStep.ts';
import { asksForReason, stageChoices, usualNext } from '../../../renderer/case/progress/stageSteps.ts';

const settled = { must: 0, unanswered: 0 };

test('what is open is counted by 必改 problems and reasons without an answer', () => {
  const reason = {
    id: 1,
    keyName: '样例',
    error: '样例',
    suggest: null,
    answer: null,
    answeredAt: null,
    where: null,
    known: [],
    ownRuleId: null,
  };
  const answered = { ...reason, id: 2, answer: '已改', answeredAt: '2026-11-23T04:00:00Z' };
  const rejection = { stage: 'platformReview', at: '2026-11-23T03:00:00Z' } as const;
  expect(
    looseEnds(
      [{ weight: 'must' }, { weight: 'should' }],
      [
        { ...rejection, id: 1, reasons: [reason, answered] },
        { ...rejection, id: 2, reasons: [{ ...reason, id: 3 }] },
      ],
    ),
  ).toEqual({ must: 1, unanswered: 2 });
});

test('a case with open ends asks before it goes on to where others decide, and nowhere else', () => {
  const open = { must: 2, unanswered: 1 };
  expect(openQuestion(open, 'appInfo', 'platformReview')).toBe('还有 2 项必改、1 条驳回没处理，仍要推进？');
  expect(openQuestion({ ...settled, must: 2 }, 'platformReview', 'smsVerification')).toBe(
    '还有 2 项必改没处理，仍要推进？',
  );
  expect(openQuestion({ ...settled, unanswered: 1 }, 'bureauReview', 'done')).toBe('还有 1 条驳回没处理，仍要推进？');
  expect(openQuestion(settled, 'appInfo', 'platformReview')).toBeNull();
  expect(openQuestion(open, 'findEntrance', 'subjectInfo')).toBeNull();
  expect(openQuestion(open, 'bureauReview', 'platformReview')).toBeNull();
});

test('every stage one can go to is offered, those one would go back to marked', () => {
  expect(stageChoices('platformReview').map(({ label }) => label)).toEqual([
    '短信核验',
    '通管局审核',
    '完成',
    '退回到“填小程序信息”',
    '退回到“填主体信息”',
    '退回到“找备案入口”',
  ]);
  expect(stageChoices('appInfo').map(({ value }) => value)).toEqual(['platformReview', 'subjectInfo', 'findEntrance']);
  expect(stageChoices('platformReview', 'cancel').map(({ value }) => value)).toEqual([
    'smsVerification',
    'bureauReview',
    'done',
  ]);
  for (const from of stageSchema.options) expect(stageChoices(from)[0]?.value).toBe(usualNext(from) ?? 'bureauReview');
  expect(stageChoices('findEntrance').every(({ value, label }) => label === stageLabels[value])).toBe(true);
});

test('a step out of the usual order asks for a reason', () => {
  expect(asksForReason('platformReview', 'bureauReview', 'first')).toBe(true);
  expect(asksForReason('platformReview', 'bureauReview', 'cancel')).toBe(false);
  expect(asksForReason('platformReview', 'smsVerification', 'first')).toBe(false);
});

test('the next step says what it will ask, where it asks for more than its day', () => {
  const to = '主体负责人样例王五（138****0001）';
  expect(stageSchema.options.map((stage) => nextStepSentence(stage, to))).toEqual([
    null,
    null,
    '下一步是“初审”：请记下提交的时间。',
    '下一步是“短信核验”：请记下收到短信的时间；短信会发给主体负责人样例王五（138****0001）。',
    '下一步是“通管局审核”：请记下核验通过的时间。',
    '下一步是“完成”：请记下备案成功的时间，并填好备案号。',
    null,
  ]);
});
