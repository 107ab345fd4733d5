import { expect, test } from 'vitest';
import { noFindings } from '#shared/filing/findingKind.ts';
import { stageLabels, stageSchema } from '#shared/filing/stage.ts';
import { looseEnds, openQuestion } from '../../../renderer/case/progress/looseEnds.ts';
import { nextStepSentence } from '../../../renderer/case/progress/nextStep.ts';
import {
  asksForReason,
  cameFromOf,
  choicesWith,
  hindranceTo,
  stageChoices,
  usualNext,
} from '../../../renderer/case/progress/stageSteps.ts';

const settled = { findings: noFindings, unanswered: 0, unconfirmed: 0 };
const confirmed = { staff: '样例小陈', settledAt: '2026-11-23T04:00:00Z' };
const counts = (must: number, missing: number) => ({ must, missing, should: 1, hint: 1 });

test('what is open is counted by 必改 problems, reasons without an answer and questions nobody confirmed', () => {
  const reason = {
    id: 1,
    keyName: '样例',
    error: '样例',
    suggest: null,
    answer: null,
    answeredAt: null,
    where: null,
    known: [],
    codes: [],
    ownRuleId: null,
  };
  const answered = { ...reason, id: 2, answer: '已改', answeredAt: '2026-11-23T04:00:00Z' };
  const rejection = { stage: 'platformReview', at: '2026-11-23T03:00:00Z' } as const;
  expect(
    looseEnds(
      {
        findings: [
          { rule: 'form.required', weight: 'must', message: '样例' },
          { rule: 'identity.mobile', weight: 'must', message: '样例' },
          { rule: 'form.recommended', weight: 'should', message: '样例' },
        ],
        questions: [{ confirmed: null }, { confirmed }, { confirmed: null }],
      },
      [
        { ...rejection, id: 1, reasons: [reason, answered] },
        { ...rejection, id: 2, reasons: [{ ...reason, id: 3 }] },
      ],
    ),
  ).toEqual({ findings: { must: 2, missing: 1, should: 1, hint: 0 }, unanswered: 2, unconfirmed: 2 });
});

test('a case with open ends asks before it goes on to where others decide, and nowhere else', () => {
  const open = { ...settled, findings: counts(2, 0), unanswered: 1 };
  const asked = (...of: Parameters<typeof openQuestion>) => openQuestion(...of)?.title;
  expect(asked(open, 'appInfo', 'platformReview')).toBe('还有 2 项必改、1 条驳回没处理，仍要推进？');
  expect(asked({ ...settled, findings: counts(14, 12) }, 'platformReview', 'smsVerification')).toBe(
    '还有 2 项必改、12 项待填没处理，仍要推进？',
  );
  expect(asked({ ...settled, unanswered: 1 }, 'bureauReview', 'done')).toBe('还有 1 条驳回没处理，仍要推进？');
  expect(openQuestion(settled, 'appInfo', 'platformReview')).toBeNull();
  expect(openQuestion(open, 'findEntrance', 'subjectInfo')).toBeNull();
  expect(openQuestion(open, 'bureauReview', 'platformReview')).toBeNull();
});

test('what nobody has confirmed is said with the rest, and by itself only before 初审', () => {
  const unsure = { ...settled, unconfirmed: 3 };
  expect(openQuestion(unsure, 'appInfo', 'platformReview')).toEqual({
    title: '还有 3 件事没有确认，仍要推进？',
    text: '这些事只有人能核对，没核对的也可能被平台退回。确实要先推进的，以后还可以退回来改。',
  });
  expect(openQuestion(unsure, 'platformReview', 'smsVerification')).toBeNull();
  expect(openQuestion(unsure, 'findEntrance', 'appInfo')).toBeNull();
  const open = { ...unsure, findings: counts(1, 0) };
  expect(openQuestion(open, 'platformReview', 'smsVerification')?.text).toBe(
    '还有 3 件事没有确认。前一步已经通过，这些不再挡着它，后面的审核仍可能问到。确实要先推进的，以后还可以退回来改。',
  );
  expect(openQuestion(open, 'appInfo', 'platformReview')?.text).toContain('会被平台退回');
  expect(openQuestion({ ...open, unconfirmed: 0 }, 'appInfo', 'platformReview')?.text).not.toContain('确认');
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
  expect(stageSchema.options.map((stage) => nextStepSentence(stage, 'first', to))).toEqual([
    null,
    null,
    '下一步是“初审”：请记下提交的时间。',
    '下一步是“短信核验”：请记下收到短信的时间；短信会发给主体负责人样例王五（138****0001）。',
    '下一步是“通管局审核”：请记下核验通过的时间。',
    '下一步是“完成”：请记下备案成功的时间，并填好备案号。',
    null,
  ]);
});

test('a stage pointed at where one cannot go is shown with what to do instead', () => {
  expect(choicesWith('done', 'appInfo', 'first').at(-1)).toEqual({ value: 'done', label: '完成', disabled: true });
  expect(choicesWith('platformReview', 'appInfo', 'first')).toEqual(stageChoices('appInfo', 'first'));
  expect(hindranceTo('done', 'appInfo', 'first')).toBe(
    '这单还没有提交过。请先推进到“初审”，填好提交的时间，再记后面的步骤。',
  );
  expect(hindranceTo('platformReview', 'appInfo', 'first')).toBeNull();
});

test('the last move can be taken back by the form as well, unless it was a rejection', () => {
  const event = { at: '2026-11-23T04:00:00.000Z', note: null };
  const moved = { ...event, id: 3, kind: 'stageChanged', fromStage: 'bureauReview', toStage: 'subjectInfo' } as const;
  const noted = { ...event, id: 4, kind: 'noted', fromStage: null, toStage: null } as const;
  // What was told later may have happened before: the number says what was last.
  const earlier = { ...moved, id: 2, at: '2026-11-24T04:00:00.000Z', fromStage: 'platformReview' } as const;
  expect(cameFromOf([moved, earlier, noted])).toBe('bureauReview');
  expect(cameFromOf([{ ...moved, kind: 'rejected' }])).toBeNull();
  expect(cameFromOf([])).toBeNull();
  expect(hindranceTo('bureauReview', 'subjectInfo', 'first', 'bureauReview')).toBeNull();
  expect(asksForReason('subjectInfo', 'bureauReview', 'first', 'bureauReview')).toBe(false);
  expect(stageChoices('subjectInfo', 'first', 'bureauReview').map(({ value }) => value)).toContain('bureauReview');
});
