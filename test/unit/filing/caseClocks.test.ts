import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { clocksOf, reviewWindow } from '#shared/filing/caseClocks.ts';
import type { WatchedCase } from '#shared/filing/dueDates.ts';
import { type SmsCase, sayRecipients, smsRecipientsOf } from '#shared/filing/smsRecipients.ts';
import { everywhere } from '#test/support/everyZone.ts';
import { idleCase, rulesAt } from '#test/support/watchedCase.ts';

const pack = await loadRulePack();

describe('the window of a review', () => {
  it.each([
    ['Friday 23:59', 'platformReview', '2026-11-20T15:59:59.999Z', '2026-11-23', '2026-11-24'],
    ['Saturday 0:00', 'platformReview', '2026-11-20T16:00:00.000Z', '2026-11-23', '2026-11-24'],
    ['the day before a worked Saturday', 'platformReview', '2026-02-13T02:00:00.000Z', '2026-02-14', '2026-02-24'],
    ['the last minute before 春节', 'platformReview', '2026-02-14T15:59:00.000Z', '2026-02-24', '2026-02-25'],
    ['in the middle of 春节', 'platformReview', '2026-02-18T02:00:00.000Z', '2026-02-24', '2026-02-25'],
    ['the worked Saturday after 国庆', 'platformReview', '2026-10-09T02:00:00.000Z', '2026-10-10', '2026-10-12'],
    ['the end of a month', 'platformReview', '2026-04-29T15:59:00.000Z', '2026-04-30', '2026-05-06'],
    ['the end of a leap February', 'platformReview', '2024-02-28T15:59:00.000Z', '2024-02-29', '2024-03-01'],
    ['the end of a year', 'platformReview', '2025-12-31T15:59:59.999Z', '2026-01-04', '2026-01-05'],
    ['twenty over 国庆', 'bureauReview', '2026-09-24T02:00:00.000Z', '2026-09-28', '2026-10-29'],
  ] as const)('%s', (_, stage, since, earliest, latest) => {
    const window = everywhere(() => reviewWindow(stage, since, rulesAt('2026-11-23T04:00:00.000Z')));
    expect(window).toMatchObject({
      earliest: { day: earliest, certain: true },
      latest: { day: latest, certain: true },
    });
  });

  it('says when it leaves the announced days, and there is none where nobody reviews', () => {
    const rules = rulesAt('2026-12-30T04:00:00.000Z');
    expect(reviewWindow('platformReview', '2026-12-30T02:00:00.000Z', rules)).toMatchObject({
      earliest: { day: '2026-12-31', certain: true },
      latest: { day: '2027-01-01', certain: false },
    });
    expect(reviewWindow('smsVerification', '2026-12-30T02:00:00.000Z', rules)).toBeNull();
  });
});

describe('the clocks of one case', () => {
  const smsTo = [
    {
      who: '主体负责人',
      name: '样例王五',
      mobileMasked: '138****0001',
      role: 'subjectPrincipal' as const,
      certain: true,
    },
  ];
  const say = (watched: Partial<WatchedCase>, now: string) =>
    everywhere(() => clocksOf({ ...idleCase, ...watched }, rulesAt(now), smsTo));

  it('are none in a case where nothing runs, and leave planned days and papers to the board', () => {
    const ending = { key: 'subject 1', label: '主体证件', where: 'x', until: '2026-11-24' };
    expect(say({ plannedOn: '2026-11-24', certificates: [ending] }, '2026-11-23T04:00:00.000Z')).toEqual([]);
    const marks = { policeSettled: '2026-11-21T02:00:00.000Z' };
    expect(say({ stage: 'done', stageSince: '2026-11-20T02:00:00.000Z', marks }, '2026-11-23T04:00:00.000Z')).toEqual(
      [],
    );
  });

  it('run 24 hours from the receipt of the message, to the minute, with who gets it', () => {
    const waiting = { stage: 'smsVerification', stageSince: '2026-02-14T15:59:00.000Z' } as const;
    expect(say(waiting, '2026-02-15T15:58:00.000Z')).toMatchObject([
      {
        kind: 'smsClock',
        dueAt: '2026-02-15T15:59:00.000Z',
        overdue: false,
        message:
          '请在 2 月 15 日 23:59 前完成短信核验，还剩 1 分钟；请提醒主体负责人样例王五（138****0001）查收 12381 发来的短信。',
      },
    ]);
    expect(say(waiting, '2026-02-15T15:58:59.999Z')[0]).toMatchObject({ overdue: false });
    expect(say(waiting, '2026-02-15T15:59:00.000Z')[0]).toMatchObject({ overdue: true });
  });

  it('count the working days of a review, and the days it is late', () => {
    const reviewed = { stage: 'bureauReview', stageSince: '2026-11-19T02:00:00.000Z' } as const;
    expect(say(reviewed, '2026-11-23T04:00:00.000Z')[0]?.message).toBe(
      '11 月 19 日进入通管局审核，一般 1 到 20 个工作日：最早 11 月 20 日，最晚 12 月 17 日；已过 2 个工作日。',
    );
    expect(say(reviewed, '2026-12-17T15:59:59.000Z')[0]).toMatchObject({ overdue: false });
    expect(say(reviewed, '2026-12-17T16:00:00.000Z')[0]).toMatchObject({
      overdue: true,
      message: expect.stringContaining('；已超过 1 天，请登录平台查看。'),
    });
    const beyond = say({ stage: 'bureauReview', stageSince: '2026-12-10T02:00:00.000Z' }, '2026-12-11T02:00:00.000Z');
    expect(beyond[0]).toMatchObject({ certain: false, message: expect.stringContaining('（推算）') });
  });

  it('run for a face check until the filing is submitted', () => {
    const started = { faceStartedAt: '2026-11-22T16:30:00.000Z' };
    expect(say(started, '2026-11-23T04:00:00.000Z')).toMatchObject([
      { kind: 'faceClock', dueAt: '2026-11-23T16:30:00.000Z', overdue: false },
    ]);
    expect(say({ ...started, stage: 'platformReview' }, '2026-11-23T04:00:00.000Z')).toEqual([]);
  });
});

describe('who gets the message', () => {
  const wang = { id: 1, name: '样例王五', mobile: '13800000001' };
  const li = { id: 2, name: '样例李四', mobile: null };
  const to = (changes: Partial<SmsCase>) =>
    sayRecipients(
      smsRecipientsOf(
        {
          filingType: 'first',
          roles: { legalRepresentative: null, subjectPrincipal: wang, appPrincipal: li },
          ...changes,
        },
        pack.timelines,
      ),
    );

  it('is the subject’s principal, perhaps both roles after a change, each human being once', () => {
    expect(to({})).toBe('主体负责人样例王五（138****0001）');
    expect(to({ filingType: 'added' })).toBe(to({}));
    expect(to({ filingType: 'change' })).toBe('主体负责人样例王五（138****0001）（小程序负责人样例李四也可能收到）');
    const roles = { legalRepresentative: wang, subjectPrincipal: wang, appPrincipal: wang };
    expect(to({ filingType: 'change', roles })).toBe('主体负责人样例王五（138****0001）');
  });

  it('is a role while nobody holds it', () => {
    const roles = { legalRepresentative: null, subjectPrincipal: null, appPrincipal: null };
    expect(to({ roles })).toBe('主体负责人');
    expect(to({ filingType: 'change', roles })).toBe('主体负责人（小程序负责人也可能收到）');
  });
});
