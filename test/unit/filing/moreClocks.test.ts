import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { type BoardCase, linesOf } from '#shared/filing/boardLines.ts';
import { clocksOf } from '#shared/filing/caseClocks.ts';
import { changeSentence } from '#shared/filing/changeSentence.ts';
import { dueDatesOf, dueRulesOf, nextDateOf, type WatchedCase } from '#shared/filing/dueDates.ts';
import { everywhere } from '#test/support/everyZone.ts';
import { idleCase, rulesAt } from '#test/support/watchedCase.ts';

const pack = await loadRulePack();
const idle: WatchedCase = { ...idleCase, filingType: 'added' };

/** The clocks of a case. */
function say(watched: Partial<WatchedCase>, now: string) {
  return everywhere(() => clocksOf({ ...idle, ...watched }, rulesAt(now), []));
}

/** Kinds of the board's lines. */
function lines(watched: Partial<WatchedCase>, now: string): string[] {
  const of: BoardCase = {
    ...idle,
    ...watched,
    number: '2026-0001',
    subjectName: null,
    miniProgramName: null,
    staff: null,
    updatedAt: now,
    findings: null,
    firstMust: null,
    recordNumber: '粤ICP备12345678号-1X',
    numberShown: true,
    unanswered: 0,
    rejectedAt: null,
  };
  const rules = {
    ...rulesAt(now),
    mostPerKind: 9,

    firstUnanswered: () => null,
    smsTo: () => [],
  };
  return linesOf(of, dueDatesOf(of, rules), rules).map(({ kind }) => kind);
}

const asked = '2026-11-23T02:00:00.000Z';

describe('the use of a known subject’s data', () => {
  it('is to be agreed to within 24 hours of each message, to the minute', () => {
    const marks = { reuseAsked: asked };
    expect(say({ marks }, '2026-11-24T01:59:00.000Z')).toMatchObject([
      { kind: 'reuseClock', dueAt: '2026-11-24T02:00:00.000Z', overdue: false },
    ]);
    expect(say({ marks }, '2026-11-24T01:59:00.000Z')[0]?.message).toBe(
      '请主体负责人在 11 月 24 日 10:00 前回应复用主体资料的短信，还剩 1 分钟；过了可以再发。',
    );
    const [over] = say({ marks }, '2026-11-24T02:00:00.000Z');
    expect(over).toMatchObject({ overdue: true });
    expect(over?.message).toBe('这一次复用主体资料的短信已在 11 月 24 日 10:00 过期，请在平台上再发一次。');
  });

  it('ends for good three days after the first message, however late the last one is', () => {
    const marks = { reuseAsked: asked, reuseTried: '2026-11-25T02:00:00.001Z' };
    const [last] = say({ marks }, '2026-11-26T01:59:59.999Z');
    expect(last).toMatchObject({ dueAt: '2026-11-26T02:00:00.000Z', overdue: false });
    expect(last?.message).toContain('这是最后的期限，过了要重新填写主体信息。');
    const [over] = say({ marks }, '2026-11-26T02:00:00.000Z');
    expect(over?.message).toBe('复用主体资料的期限已在 11 月 26 日 10:00 到了，不能再复用，请重新填写主体信息。');
    const within = { ...marks, reuseTried: '2026-11-25T01:59:59.999Z' };
    expect(say({ marks: within }, '2026-11-25T03:00:00.000Z')[0]?.dueAt).toBe('2026-11-26T01:59:59.999Z');
  });

  it('runs until it is agreed to, or the form is handed in', () => {
    const confirmed = { reuseAsked: asked, reuseConfirmed: '2026-11-23T03:00:00.000Z' };
    expect(say({ marks: confirmed }, '2026-11-23T04:00:00.000Z')).toEqual([]);
    expect(say({ stage: 'platformReview', marks: { reuseAsked: asked } }, '2026-11-23T04:00:00.000Z')).toEqual([]);
    expect(say({ marks: { reuseTried: asked } }, '2026-11-23T04:00:00.000Z')).toEqual([]);
    expect(lines({ marks: { reuseAsked: asked } }, '2026-11-23T04:00:00.000Z')).toEqual(['reuseClock']);
    expect(lines({ marks: confirmed }, '2026-11-23T04:00:00.000Z')).toEqual([]);
  });
});

describe('the fee of an account certified along with the filing', () => {
  it('is to be paid within 24 hours, also once the filing is submitted, and no longer asked for when paid', () => {
    const marks = { feeAsked: asked };
    for (const stage of ['appInfo', 'platformReview'] as const)
      expect(say({ stage, marks }, '2026-11-24T01:59:59.999Z')).toMatchObject([
        { kind: 'feeClock', dueAt: '2026-11-24T02:00:00.000Z', overdue: false },
      ]);
    const [over] = say({ marks }, '2026-11-24T02:00:00.000Z');
    expect(over).toMatchObject({ overdue: true });
    expect(over?.message).toContain('认证费的支付时限已在 11 月 24 日 10:00 到点');
    expect(say({ marks: { ...marks, feePaid: asked } }, '2026-11-24T01:00:00.000Z')).toEqual([]);
    expect(say({ stage: 'bureauReview', marks }, '2026-11-24T01:00:00.000Z')).toEqual([]);
    expect(lines({ marks }, '2026-11-23T04:00:00.000Z')).toEqual(['feeClock']);
  });
});

describe('公安联网备案', () => {
  const filed = { stage: 'done', filingType: 'first', stageSince: '2026-10-31T16:00:00.000Z' } as const;

  it('is due thirty days after the day of 完成 in China, by its end', () => {
    expect(say(filed, '2026-11-05T04:00:00.000Z')).toMatchObject([
      { kind: 'policeClock', dueAt: '2026-12-01T15:59:59.999Z', overdue: false },
    ]);
    const earlier = { ...filed, stageSince: '2026-10-31T15:59:59.999Z' };
    expect(say(earlier, '2026-11-05T04:00:00.000Z')[0]?.dueAt).toBe('2026-11-30T15:59:59.999Z');
  });

  it.each([
    ['eleven days before', '2026-11-20T15:59:59.999Z', []],
    ['ten days before', '2026-11-20T16:00:00.000Z', ['policeClock']],
    ['on the last day', '2026-12-01T04:00:00.000Z', ['policeClock']],
    ['thirty days after', '2026-12-31T15:59:59.999Z', ['policeClock']],
    ['when nobody will any more', '2026-12-31T16:00:00.000Z', []],
  ])('stands on the 工作台 %s or not', (_, now, kinds) => {
    expect(lines(filed, now)).toEqual(kinds);
  });

  it('says honestly that mini programs may not need it, and is gone once it is seen to', () => {
    const [clock] = say(filed, '2026-12-01T04:00:00.000Z');
    expect(clock?.message).toMatch(/今天是最后一天；小程序要不要办没有查到明文/);
    expect(say({ ...filed, marks: { policeSettled: asked } }, '2026-12-01T04:00:00.000Z')).toEqual([]);
  });

  it('is not asked after a change or a cancellation, nor is it the next date of a case in the list', () => {
    for (const filingType of ['change', 'cancel'] as const)
      expect(say({ ...filed, filingType }, '2026-12-01T04:00:00.000Z')).toEqual([]);
    expect(nextDateOf({ ...idle, ...filed }, rulesAt('2026-12-01T04:00:00.000Z'))).toBeNull();
  });
});

it('a pack that knows none of these terms runs none of these clocks', () => {
  const { feeHours: _, reuse: __, police: ___, ...timelines } = pack.timelines;
  const rules = { ...rulesAt('2026-11-23T04:00:00.000Z'), timelines };
  expect(dueDatesOf({ ...idle, marks: { feeAsked: asked, reuseAsked: asked } }, rules)).toEqual([]);
  expect(dueDatesOf({ ...idle, stage: 'done', stageSince: asked }, rules)).toEqual([]);
});

describe('the correction after a rejection', () => {
  // A Friday evening in China; ten working days end on Friday two weeks later.
  const rejected = { fixSince: '2026-11-20T15:59:59.999Z' };

  it('is due ten working days after the day of the rejection, to the end of the day, and is called no rule of all', () => {
    const [clock] = say(rejected, '2026-12-01T02:00:00.000Z');
    expect(clock).toMatchObject({ kind: 'fixClock', dueAt: '2026-12-04T15:59:59.999Z', overdue: false, certain: true });
    expect(clock?.message).toBe(
      '11 月 20 日被驳回，有的平台要求 10 个工作日内改好再交：到 12 月 4 日为止，还剩 3 个工作日；别的平台有没有期限，请看驳回通知。',
    );
    expect(say(rejected, '2026-12-04T15:59:59.998Z')[0]).toMatchObject({ overdue: false });
    expect(say(rejected, '2026-12-04T15:59:59.998Z')[0]?.message).toContain('今天是最后一天');
    // One millisecond later it was rejected on Saturday: the same ten working days.
    expect(say({ fixSince: '2026-11-20T16:00:00.000Z' }, '2026-12-01T02:00:00.000Z')[0]?.dueAt).toBe(clock?.dueAt);
  });

  it('says after the last day that nobody knows what follows, for thirty days', () => {
    const [over] = say(rejected, '2026-12-04T16:00:00.000Z');
    expect(over).toMatchObject({ overdue: true });
    expect(over?.message).toBe(
      '11 月 20 日被驳回，按 10 个工作日整改算，已在 12 月 4 日过了 1 天；过期以后怎样处理没有查到明文。请尽快改好，并登录平台看看这一单还能不能提交。',
    );
    expect(say(rejected, '2027-01-03T15:59:59.999Z')).toHaveLength(1);
    expect(say(rejected, '2027-01-03T16:00:00.000Z')).toEqual([]);
  });

  it('stands on the board from three working days before the end', () => {
    expect(lines(rejected, '2026-11-30T15:59:59.999Z')).toEqual([]);
    expect(lines(rejected, '2026-11-30T16:00:00.000Z')).toEqual(['fixClock']);
    expect(lines(rejected, '2026-12-04T16:00:00.000Z')).toEqual(['fixClock']);
  });

  it('counts while the case is prepared, and not of a cancellation', () => {
    const at = '2026-12-01T02:00:00.000Z';
    expect(lines({ ...rejected, stage: 'platformReview' }, at)).toEqual([]);
    expect(say({ ...rejected, filingType: 'cancel' }, at)).toEqual([]);
    expect(nextDateOf({ ...idle, ...rejected }, rulesAt(at))).toEqual({ day: '2026-12-04', what: '整改期限' });
  });

  it('is not asked for by a pack that knows no term, and is a rule where the pack is sure', () => {
    const { fixWorkdays, ...others } = pack.timelines;
    const without = dueRulesOf({ ...pack, timelines: others }, '2026-12-01');
    expect(dueDatesOf({ ...idle, ...rejected }, without)).toEqual([]);
    if (fixWorkdays === undefined) throw new Error('no term is shipped');
    const timelines = { ...others, fixWorkdays: { ...fixWorkdays, confidence: 'high' as const } };
    const sure = { ...dueRulesOf({ ...pack, timelines }, '2026-12-01'), now: new Date('2026-12-01T02:00:00.000Z') };
    expect(clocksOf({ ...idle, ...rejected }, sure, [])[0]?.message).toBe(
      '11 月 20 日被驳回，要在 10 个工作日内改好再交：到 12 月 4 日为止，还剩 3 个工作日。',
    );
  });
});

it('a change is to be filed 30 days ahead, and that is hearsay where the pack is not sure', () => {
  const { changeNotice } = pack.timelines;
  if (changeNotice === undefined) throw new Error('no term is shipped');
  expect(changeSentence(changeNotice)).toBe('备案资料要变的，请提前 30 天办变更备案；已经变了的，请尽快办。');
  expect(changeSentence({ ...changeNotice, days: 20, confidence: 'low' })).toContain('有说法称要提前 20 天');
});
