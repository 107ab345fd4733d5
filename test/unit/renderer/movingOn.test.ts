import { expect, test } from 'vitest';
import { noFindings } from '#shared/filing/findingKind.ts';
import { stageLabels, stageSchema } from '#shared/filing/stage.ts';
import { looseEnds, openQuestion } from '../../../renderer/case/progress/looseEnds.ts';
import { stageChoices } from '../../../renderer/case/progress/stageSteps.ts';

const settled = { findings: noFindings, unanswered: 0 };
const counts = (must: number, missing: number) => ({ must, missing, should: 1, hint: 1 });

test('what is open is counted by 必改 problems and reasons without an answer', () => {
  const reason = { id: 1, keyName: '样例', error: '样例', suggest: null, answer: null, answeredAt: null };
  const answered = { ...reason, id: 2, answer: '已改', answeredAt: '2026-11-23T04:00:00Z' };
  const rejection = { stage: 'platformReview', at: '2026-11-23T03:00:00Z' } as const;
  expect(
    looseEnds(
      [
        { rule: 'form.required', weight: 'must', message: '样例' },
        { rule: 'identity.mobile', weight: 'must', message: '样例' },
        { rule: 'form.recommended', weight: 'should', message: '样例' },
      ],
      [
        { ...rejection, id: 1, reasons: [reason, answered] },
        { ...rejection, id: 2, reasons: [{ ...reason, id: 3 }] },
      ],
    ),
  ).toEqual({ findings: { must: 2, missing: 1, should: 1, hint: 0 }, unanswered: 2 });
});

test('a case with open ends asks before it goes on to where others decide, and nowhere else', () => {
  const open = { findings: counts(2, 0), unanswered: 1 };
  expect(openQuestion(open, 'appInfo', 'platformReview')).toBe('还有 2 项必改、1 条驳回没处理，仍要推进？');
  expect(openQuestion({ ...settled, findings: counts(14, 12) }, 'platformReview', 'smsVerification')).toBe(
    '还有 2 项必改、12 项待填没处理，仍要推进？',
  );
  expect(openQuestion({ ...settled, unanswered: 1 }, 'bureauReview', 'done')).toBe('还有 1 条驳回没处理，仍要推进？');
  expect(openQuestion(settled, 'appInfo', 'platformReview')).toBeNull();
  expect(openQuestion(open, 'findEntrance', 'subjectInfo')).toBeNull();
  expect(openQuestion(open, 'bureauReview', 'platformReview')).toBeNull();
});

test('every other stage can be chosen, those one would go back to marked', () => {
  expect(stageChoices('platformReview').map(({ label }) => label)).toEqual([
    '短信核验',
    '通管局审核',
    '完成',
    '退回到“填小程序信息”',
    '退回到“填主体信息”',
    '退回到“找备案入口”',
  ]);
  for (const from of stageSchema.options) {
    const others = stageSchema.options.filter((each) => each !== from);
    expect(
      stageChoices(from)
        .map(({ value }) => value)
        .toSorted(),
    ).toEqual(others.toSorted());
  }
  expect(stageChoices('findEntrance').every(({ value, label }) => label === stageLabels[value])).toBe(true);
});
