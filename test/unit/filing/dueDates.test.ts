import { afterEach, describe, expect, it } from 'vitest';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { dueDatesOf, dueRulesOf, nextDateOf, type WatchedCase } from '#shared/filing/dueDates.ts';

const pack = await loadRulePack();
const rules = (today: string) => dueRulesOf(pack, today);

const idle: WatchedCase = {
  stage: 'subjectInfo',
  filingType: 'first',
  cancelled: false,
  plannedOn: null,
  stageSince: '2026-11-20T02:00:00.000Z',
  certificates: [],
  faceStartedAt: null,
  fixSince: null,
  marks: {},
};
const certificate = (until: string | null) => ({
  key: 'subject 1',
  label: '主体证件',
  where: 'subject.certificateValidUntil',
  until,
});

afterEach(() => {
  delete process.env['TZ'];
});

describe('what is due in a case', () => {
  it('is nothing while nothing runs', () => {
    expect(dueDatesOf(idle, rules('2026-11-23'))).toEqual([]);
    expect(nextDateOf(idle, rules('2026-11-23'))).toBeNull();
  });

  it('is the SMS within 24 hours of its stage, to the moment', () => {
    const waiting = { ...idle, stage: 'smsVerification', stageSince: '2026-11-20T15:59:59.999Z' } as const;
    expect(dueDatesOf(waiting, rules('2026-11-20'))).toMatchObject([
      { kind: 'smsClock', dueAt: '2026-11-21T15:59:59.999Z', day: '2026-11-21', certain: true },
    ]);
    const midnight = { ...waiting, stageSince: '2026-11-20T16:00:00.000Z' };
    expect(dueDatesOf(midnight, rules('2026-11-21'))).toMatchObject([{ day: '2026-11-22' }]);
  });

  it.each([
    ['Friday 23:59 in China is Friday', '2026-11-20T15:59:00.000Z', '2026-11-24'],
    ['a minute later is Saturday, which ends with it', '2026-11-20T16:00:00.000Z', '2026-11-24'],
    ['Sunday 23:59', '2026-11-22T15:59:00.000Z', '2026-11-24'],
    ['Monday 0:00 in China, still Sunday in UTC', '2026-11-22T16:00:00.000Z', '2026-11-25'],
    ['the evening before 春节', '2026-02-14T15:59:00.000Z', '2026-02-25'],
    ['the last minute of the year', '2025-12-31T15:59:00.000Z', '2026-01-05'],
  ])('is the platform review: %s', (_, stageSince, day) => {
    const [due] = dueDatesOf({ ...idle, stage: 'platformReview', stageSince }, rules('2026-11-23'));
    expect(due).toMatchObject({
      kind: 'platformReview',
      day,
      dueAt: new Date(`${day}T23:59:59.999+08:00`).toISOString(),
    });
  });

  it('is the same wherever the machine stands', () => {
    const inReview = { ...idle, stage: 'bureauReview', stageSince: '2026-10-30T16:30:00.000Z' } as const;
    const answers = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) => {
      process.env['TZ'] = zone;
      return dueDatesOf(inReview, rules('2026-11-23'));
    });
    expect(answers[0]).toMatchObject([{ kind: 'bureauReview', day: '2026-11-27' }]);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('is marked where the holidays are not known yet', () => {
    const inReview = { ...idle, stage: 'bureauReview', stageSince: '2026-12-10T02:00:00.000Z' } as const;
    expect(nextDateOf(inReview, rules('2026-12-10'))).toEqual({
      day: '2027-01-07',
      what: '通管局审核应有结果（推算）',
    });
  });

  it('is the planned day until the case is submitted', () => {
    const planned = { ...idle, plannedOn: '2026-11-30' };
    expect(nextDateOf(planned, rules('2026-11-23'))).toEqual({ day: '2026-11-30', what: '计划提交' });
    expect(nextDateOf({ ...planned, stage: 'done' }, rules('2026-11-23'))).toBeNull();
  });

  it('is a certificate from 180 days before its end, and for ever after it', () => {
    const ending = { ...idle, certificates: [certificate('2026-12-31')] };
    expect(nextDateOf(ending, rules('2026-07-04'))).toEqual({ day: '2026-12-31', what: '主体证件到期' });
    expect(nextDateOf(ending, rules('2026-07-03'))).toBeNull();
    expect(nextDateOf({ ...ending, stage: 'done' }, rules('2027-06-01'))).toMatchObject({ day: '2026-12-31' });
    for (const until of ['长期', null])
      expect(nextDateOf({ ...idle, certificates: [certificate(until)] }, rules('2026-07-04'))).toBeNull();
    expect(nextDateOf({ ...ending, filingType: 'cancel' }, rules('2026-12-31'))).toBeNull();
  });

  it('is nothing of a stage nobody kept the beginning of', () => {
    expect(dueDatesOf({ ...idle, stage: 'bureauReview', stageSince: null }, rules('2026-11-23'))).toEqual([]);
  });

  it('comes nearest first, overdue ones before all', () => {
    const busy = {
      ...idle,
      plannedOn: '2026-11-25',
      certificates: [certificate('2026-12-01'), certificate('2026-11-01')],
    };
    expect(nextDateOf(busy, rules('2026-11-23'))).toEqual({ day: '2026-11-01', what: '主体证件到期' });
    expect(
      dueDatesOf(busy, rules('2026-11-23'))
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['certificate', 'certificate', 'planned']);
  });
});
