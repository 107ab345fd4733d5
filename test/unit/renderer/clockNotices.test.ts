import { describe, expect, it } from 'vitest';
import type { BoardItem } from '#shared/api/board.ts';
import { notifyInput } from '#shared/api/host.ts';
import { rememberInput } from '#shared/api/settings.ts';
import { clockNotices, noticePlans } from '../../../renderer/board/clockNotices.ts';

const now = Date.parse('2026-11-23T04:00:00.000Z');

/** The SMS clock of a case that runs out in so many minutes. */
const clock = (minutes: number, changes: Partial<BoardItem> = {}): BoardItem => ({
  kind: 'smsClock',
  caseNumber: '2026-0001',
  subjectName: '样例甲',
  miniProgramName: '样例花店',
  staff: '样例经办',
  message: '样例甲要在今天完成短信核验',
  dueAt: new Date(now + minutes * 60_000).toISOString(),
  overdue: minutes < 0,
  place: { tab: 'progress', where: null },
  ...changes,
});
const told = (minutes: number) => clockNotices([clock(minutes)], {}, now).notices.map(({ title }) => title);

describe('SMS clocks that run out', () => {
  it.each([
    [240, []],
    [239, ['短信核验还剩不到 4 小时']],
    [60, ['短信核验还剩不到 4 小时']],
    [59, ['短信核验还剩不到 1 小时']],
    [0, ['短信核验还剩不到 1 小时']],
    [-1, ['短信核验已经超时']],
    [-9999, ['短信核验已经超时']],
  ])('%i minutes before the end', (minutes, titles) => {
    expect(told(minutes)).toEqual(titles);
  });

  it('say that there are more than are listed', () => {
    const [notice] = clockNotices([clock(30)], {}, now, 12).notices;
    expect(notice?.body.split('\n').at(-1)).toBe('短信核验还有 12 条，请看工作台');
  });

  it('are told of once a step', () => {
    const line = clock(300);
    let before = {};
    const said: string[] = [];
    for (let minute = 0; minute < 600; minute++) {
      const { notices, told: after } = clockNotices([line], before, now + minute * 60_000);
      said.push(...notices.map(({ title }) => title));
      before = after;
    }
    expect(said).toEqual(['短信核验还剩不到 4 小时', '短信核验还剩不到 1 小时', '短信核验已经超时']);
  });

  it('are not told of again when the clock of the machine is put back', () => {
    const late = clockNotices([clock(30)], {}, now);
    expect(clockNotices([clock(30)], late.told, now - 60 * 60_000).notices).toEqual([]);
  });

  it('are told of anew when a case waits for another message, and those that are gone are forgotten', () => {
    const first = clockNotices([clock(-10)], {}, now);
    const again = clockNotices([clock(50)], first.told, now);
    expect(again.notices).toHaveLength(1);
    expect(Object.keys(again.told)).toHaveLength(1);
  });

  it('are told of together, by number and mini program, and name no person', () => {
    const lines = Array.from({ length: 7 }, (_, index) =>
      clock(30 + index, { caseNumber: `2026-000${index + 1}`, miniProgramName: index === 0 ? null : '样例花店' }),
    );
    const { notices } = clockNotices(lines, {}, now);
    expect(notices).toEqual([
      {
        title: '短信核验还剩不到 1 小时',
        body: [
          '2026-0001',
          '2026-0002 样例花店',
          '2026-0003 样例花店',
          '2026-0004 样例花店',
          '2026-0005 样例花店',
          '等 7 个案件',
        ].join('\n'),
      },
    ]);
  });

  it('fit into a notification, however long the names', () => {
    const lines = Array.from({ length: 9 }, (_, index) =>
      clock(10, { caseNumber: `2026-000${index + 1}`, miniProgramName: '样例'.repeat(500) }),
    );
    for (const notice of clockNotices(lines, {}, now).notices) expect(notifyInput.parse(notice)).toEqual(notice);
  });

  it('are all that is told of: other lines of the board stay on it', () => {
    expect(clockNotices([clock(-10, { kind: 'reviewOverdue' }), clock(1, { dueAt: null })], {}, now).notices).toEqual(
      [],
    );
  });
});

describe('papers of filed cases that end', () => {
  const expiring = noticePlans.find(({ keptAs }) => keptAs === 'alarm.expiring')?.plan;
  /** A certificate whose last day ends so many whole days after today's end in China. */
  const ending = (days: number): BoardItem =>
    clock(0, {
      kind: 'expiring',
      dueAt: new Date(Date.parse('2026-11-23T15:59:59.999Z') + days * 86_400_000).toISOString(),
      place: { tab: 'form', where: 'subject.certificateValidUntil' },
    });
  const titles = (days: number) => clockNotices([ending(days)], {}, now, 0, expiring).notices.map(({ title }) => title);

  it.each([
    [181, []],
    [180, ['证件在 180 天内到期']],
    [91, ['证件在 180 天内到期']],
    [90, ['证件在 90 天内到期']],
    [31, ['证件在 90 天内到期']],
    [30, ['证件在 30 天内到期']],
    [0, ['证件在 30 天内到期']],
    [-1, ['证件已经到期']],
  ])('%i days before', (days, expected) => {
    expect(titles(days)).toEqual(expected);
  });

  it('are told of once a step, and two papers of one case apart', () => {
    const both = [ending(20), { ...ending(20), place: { tab: 'form', where: 'other' } } as const];
    const first = clockNotices(both, {}, now, 0, expiring);
    expect(first.notices).toHaveLength(1);
    expect(Object.keys(first.told)).toHaveLength(2);
    expect(clockNotices(both, first.told, now + 86_400_000, 0, expiring).notices).toEqual([]);
  });

  it('are kept under a name settings take, and fit into one', () => {
    const all = Array.from({ length: 60 }, (_, index) => ending(index));
    const { told } = clockNotices(all, {}, now, 0, expiring);
    for (const { keptAs } of noticePlans) expect(rememberInput.parse({ key: keptAs, value: told }).key).toBe(keptAs);
  });
});
