import { describe, expect, it } from 'vitest';
import { boardKindSchema } from '#shared/api/board.ts';
import { boardOf } from '#shared/filing/board.ts';
import type { BoardCase, OpenReason } from '#shared/filing/boardLines.ts';
import { dueRulesOf } from '#shared/filing/dueDates.ts';
import { board, boardCase, now, pack, reason, section } from '#test/support/boardUnderTest.ts';

describe('the board', () => {
  it('has every section in order, empty ones too', () => {
    expect(board([]).sections).toEqual(boardKindSchema.options.map((kind) => ({ kind, count: 0, items: [] })));
    expect(board([boardCase({})]).sections.every(({ count }) => count === 0)).toBe(true);
  });

  it('counts the SMS clock down to the minute and says when it is over', () => {
    const clock = (stageSince: string) => {
      const [item] = section([boardCase({ stage: 'smsVerification', stageSince })], 'smsClock').items;
      return [item?.overdue, item?.dueAt, item?.message];
    };
    expect(clock('2026-11-22T06:05:30.000Z')).toEqual([
      false,
      '2026-11-23T06:05:30.000Z',
      '请在 11 月 23 日 14:05 前完成短信核验，还剩 2 小时 5 分钟；请提醒主体负责人样例王五（138****0001）查收 12381 发来的短信。',
    ]);
    expect(clock('2026-11-22T04:00:59.000Z')[2]).toContain('还剩不到 1 分钟');
    expect(clock('2026-11-22T04:00:00.001Z')[0]).toBe(false);
    expect(clock('2026-11-22T04:00:00.000Z')).toEqual([
      true,
      '2026-11-23T04:00:00.000Z',
      '短信核验的时限已在 11 月 23 日 12:00 到点，请登录平台查看，需要时重新发送短信。',
    ]);
  });

  it('puts the SMS clock that runs out next first, and those that ran out behind all that still run', () => {
    const from = (stageSince: string) => boardCase({ stage: 'smsVerification', stageSince });
    const longOver = from('2026-11-01T04:00:00.000Z');
    const justOver = from('2026-11-22T03:00:00.000Z');
    const soon = from('2026-11-22T04:30:00.000Z');
    const later = from('2026-11-23T01:00:00.000Z');
    const shown = (options: { mostPerKind: number }) =>
      section([longOver, later, justOver, soon], 'smsClock', options).items.map((item) => item.caseNumber);
    expect(shown({ mostPerKind: 10 })).toEqual([soon, later, justOver, longOver].map(({ number }) => number));
    expect(shown({ mostPerKind: 1 })).toEqual([soon.number]);
  });

  it('tells of a review only once its last day is over', () => {
    const inReview = boardCase({ stage: 'platformReview', stageSince: '2026-11-18T15:59:59.000Z' });
    expect(section([inReview], 'reviewOverdue', { at: new Date('2026-11-20T15:59:59.999Z') }).count).toBe(0);
    const [item] = section([inReview], 'reviewOverdue', { at: new Date('2026-11-20T16:00:00.000Z') }).items;
    expect(item).toMatchObject({
      overdue: true,
      dueAt: '2026-11-20T15:59:59.999Z',
      place: { tab: 'progress', where: null },
    });
    expect(item?.message).toBe(
      '11 月 18 日进入初审，按 2 个工作日算最晚 11 月 20 日应有结果，已过 1 天，请登录平台查看。',
    );
  });

  it('leads a blocked case to its first 必改, on the tab where it is put right', () => {
    const blocked = boardCase({
      stage: 'appInfo',
      findings: { must: 3, missing: 0, should: 0, hint: 0 },
      plannedOn: '2026-11-20',
    });
    expect(section([blocked], 'blocked').items).toMatchObject([
      {
        message: '有 3 项必改，第一项在“小程序备注”；请先改好再提交。原计划 11 月 20 日提交，已经过了。',
        overdue: true,
        place: { tab: 'form', where: 'icp_applets.base_info.comment' },
      },
    ]);
    const said = (missing: number) =>
      section([{ ...blocked, plannedOn: null, findings: { must: 3, missing, should: 0, hint: 0 } }], 'blocked').items[0]
        ?.message;
    expect(said(3)).toBe('还有 3 项待填，第一项在“小程序备注”；填齐了再提交。');
    expect(said(2)).toBe('有 1 项必改、2 项待填，第一项在“小程序备注”；请先改好、填齐再提交。');
    for (const stage of ['platformReview', 'smsVerification', 'bureauReview', 'done'] as const)
      expect(section([{ ...blocked, stage }], 'blocked').count).toBe(0);
  });

  it('tells of 必改 in what others already look at, what was submitted first at the top', () => {
    const submitted = boardCase({
      stage: 'platformReview',
      findings: { must: 3, missing: 1, should: 0, hint: 0 },
      stageSince: '2026-11-20T02:00:00.000Z',
    });
    expect(section([submitted], 'submitted').items).toMatchObject([
      {
        message:
          '已经到了初审，但还有 2 项必改、1 项待填，第一项在“小程序备注”，可能会被退回；请对照提交的内容，该改的先改好。',
        dueAt: null,
        place: { tab: 'form', where: 'icp_applets.base_info.comment' },
      },
    ]);
    const bureau = boardCase({
      ...submitted,
      number: '2026-0900',
      stage: 'bureauReview',
      stageSince: '2026-11-02T02:00:00Z',
    });
    expect(section([submitted, bureau], 'submitted').items.map(({ caseNumber }) => caseNumber)).toEqual([
      '2026-0900',
      submitted.number,
    ]);
    expect(section([{ ...submitted, stage: 'smsVerification' }], 'submitted').count).toBe(1);
    for (const stage of ['findEntrance', 'appInfo', 'done'] as const)
      expect(section([{ ...submitted, stage }], 'submitted').count).toBe(0);
    expect(section([{ ...submitted, findings: null }], 'submitted').count).toBe(0);
    expect(section([boardCase({ stage: 'platformReview' })], 'submitted').count).toBe(0);
  });

  it('tells of a rejection until every reason is answered, by the field the first one names', () => {
    const rejected = boardCase({ stage: 'appInfo', unanswered: 2, rejectedAt: '2026-11-20T02:00:00.000Z' });
    expect(section([rejected], 'rejected').items).toMatchObject([
      {
        message:
          '11 月 20 日在初审被驳回，还有 2 条原因没有处理，第一条是“小程序备注”；请改好，再到进度里写下怎样处理的。',
        dueAt: null,
        place: { tab: 'progress', where: null },
      },
    ]);
    const said = (changes: Partial<OpenReason>) =>
      section([{ ...rejected, unanswered: 1 }], 'rejected', { firstUnanswered: () => ({ ...reason, ...changes }) })
        .items[0]?.message;
    expect(said({})).toContain('还有 1 条原因没有处理，是“小程序备注”；');
    expect(section([{ ...rejected, plannedOn: '2026-11-30' }], 'rejected').items[0]?.message).toMatch(
      /写下怎样处理的。计划 11 月 30 日提交。$/,
    );
    expect(said({ keyName: '其他', error: '请联系客服' })).toContain('是“其他”；');
    expect(said({ keyName: '样'.repeat(200), error: '不合要求' })).toContain(`是“${'样'.repeat(24)}…”；`);
    // Before the answers are in, nothing is ready; what has gone on all the same is still reminded of, until it is done.
    expect(section([rejected], 'ready').count).toBe(0);
    expect(section([{ ...rejected, stage: 'bureauReview' }], 'rejected').count).toBe(1);
    expect(section([{ ...rejected, stage: 'done' }], 'rejected').count).toBe(0);
    expect(section([{ ...rejected, findings: null }], 'rejected').count).toBe(1);
    expect(section([{ ...rejected, unanswered: 0, rejectedAt: null }], 'rejected').count).toBe(0);
  });

  it('puts the rejected case that is planned soonest first, then the newest rejection', () => {
    const rejected = (rejectedAt: string, plannedOn: string | null = null) =>
      boardCase({ stage: 'appInfo', unanswered: 1, rejectedAt, plannedOn });
    const old = rejected('2026-10-20T02:00:00.000Z');
    const fresh = rejected('2026-11-22T02:00:00.000Z');
    const planned = rejected('2026-10-01T02:00:00.000Z', '2026-11-25');
    const sooner = rejected('2026-10-02T02:00:00.000Z', '2026-11-24');
    expect(section([old, planned, fresh, sooner], 'rejected').items.map(({ caseNumber }) => caseNumber)).toEqual(
      [sooner, planned, fresh, old].map(({ number }) => number),
    );
  });

  it('calls a case ready only when it was judged and nothing blocks', () => {
    const ready = boardCase({ stage: 'subjectInfo', plannedOn: '2026-11-23' });
    expect(section([ready], 'ready').items).toMatchObject([
      { message: '都填好了，没有必改的问题，可以提交了。计划今天提交。', overdue: false, place: { tab: 'submit' } },
    ]);
    const waiting = board([{ ...ready, findings: null }]);
    expect(waiting.sections.every(({ count }) => count === 0)).toBe(true);
  });

  it('tells of a certificate 90 days before, presses from 30 on, and once for all cases it serves', () => {
    const ending = (until: string, key = 'subject 1') =>
      boardCase({ certificates: [{ key, label: '主体证件', where: 'subject.certificateValidUntil', until }] });
    expect(section([ending('2027-02-21')], 'expiring').items[0]?.message).toBe(
      '主体证件到 2027 年 2 月 21 日为止，还剩 90 天，请提醒客户换证。',
    );
    const open = (until: string) => ({ ...ending(until), stage: 'appInfo' }) as const;
    expect(section([open('2027-02-21')], 'expiring').count).toBe(1);
    expect(section([open('2027-02-22')], 'expiring').count).toBe(0);
    // What is filed is watched from 180 days.
    expect(section([ending('2027-02-22')], 'expiring').items[0]?.message).toContain(
      '还剩 91 天，可以先告诉客户准备换证',
    );
    expect(section([ending('2027-05-22')], 'expiring').items[0]?.message).toContain('还剩 180 天');
    expect(section([ending('2027-05-23')], 'expiring').count).toBe(0);
    expect(section([ending('2026-12-23')], 'expiring').items[0]?.message).toContain('还剩 30 天，请尽快让客户换证');
    expect(section([ending('2026-11-23')], 'expiring').items[0]).toMatchObject({ overdue: false });
    expect(section([ending('2026-11-23')], 'expiring').items[0]?.message).toContain('今天是最后一天');
    expect(section([ending('2026-11-22')], 'expiring').items[0]).toMatchObject({ overdue: true });
    const three = section(
      [ending('2026-12-01'), ending('2026-12-01'), ending('2026-12-01'), ending('2026-12-01', 'person 1')],
      'expiring',
    );
    expect(three.count).toBe(2);
    expect(three.items[0]?.message).toMatch(/另有 2 个案件用同一份证件。$/);
    expect(three.items[1]?.message).not.toContain('另有');
  });

  it('counts a face check down until it is passed or the filing is submitted', () => {
    const started = boardCase({ stage: 'appInfo', faceStartedAt: '2026-11-22T05:00:00.000Z' });
    expect(section([started], 'faceClock').items).toMatchObject([
      { message: '请管理员在 11 月 23 日 13:00 前完成刷脸，还剩 1 小时。', overdue: false, place: { tab: 'progress' } },
    ]);
    const over = { ...started, faceStartedAt: '2026-11-22T04:00:00.000Z' };
    expect(section([over], 'faceClock').items[0]).toMatchObject({
      message: '管理员刷脸的时限已在 11 月 23 日 12:00 到点，请在平台上重新发起。',
      overdue: true,
    });
    expect(section([{ ...started, stage: 'platformReview' }], 'faceClock').count).toBe(0);
    expect(section([{ ...started, faceStartedAt: null }], 'faceClock').count).toBe(0);
  });

  it('asks for the number of what is filed, then to see it, until that is ticked off', () => {
    const filed = boardCase({ recordNumber: null, numberShown: false });
    expect(section([filed], 'display').items).toMatchObject([
      { message: '备案已完成，请到进度里填好备案号。', place: { tab: 'progress', where: null } },
    ]);
    const [seen] = section([{ ...filed, recordNumber: '粤ICP备12345678号-1X' }], 'display').items;
    expect(seen?.message).toContain('确认看得到 粤ICP备12345678号-1X');
    expect(seen?.place).toEqual({ tab: 'progress', where: null });
    expect(section([boardCase({})], 'display').count).toBe(0);
    expect(section([{ ...filed, filingType: 'cancel' }], 'display').count).toBe(0);
    expect(section([{ ...filed, stage: 'bureauReview' }], 'display').count).toBe(0);
  });

  it('puts the most urgent first and words only as many as are shown', () => {
    const due = (plannedOn: string | null, updatedAt = '2026-11-01T02:00:00.000Z') =>
      boardCase({ stage: 'appInfo', plannedOn, updatedAt });
    const cases = [due(null), due('2026-12-01'), due(null, '2026-10-01T02:00:00.000Z'), due('2026-11-24')];
    const { count, items } = section(cases, 'ready', { mostPerKind: 3 });
    expect(count).toBe(4);
    expect(items.map(({ caseNumber }) => caseNumber)).toEqual(
      [cases[3], cases[1], cases[2]].map((each) => each?.number),
    );
    const rules = { ...dueRulesOf(pack, '2026-11-23'), now, mostPerKind: 1 };
    const blocked = cases.map((each) => ({ ...each, findings: { must: 1, missing: 1, should: 0, hint: 0 } }));
    const read: string[] = [];
    const firstUnanswered = ({ number }: BoardCase) => {
      read.push(number);
      return null;
    };
    boardOf(blocked, { ...rules, firstUnanswered, smsTo: () => [] });
    expect(read).toEqual([]);
    boardOf(
      blocked.map((each) => ({ ...each, unanswered: 1 })),
      { ...rules, firstUnanswered, smsTo: () => [] },
    );
    expect(read).toEqual([cases[3]?.number]);
  });

  it('says so when a day was reckoned beyond the announced holidays', () => {
    const late = boardCase({ stage: 'bureauReview', stageSince: '2026-12-10T02:00:00.000Z' });
    expect(board([late], { at: new Date('2026-12-11T02:00:00.000Z') }).remarks).toEqual([
      expect.stringContaining('2023-01-01 到 2026-12-31'),
    ]);
    expect(board([boardCase({ stage: 'bureauReview', stageSince: '2026-11-20T02:00:00.000Z' })]).remarks).toEqual([]);
  });
});
