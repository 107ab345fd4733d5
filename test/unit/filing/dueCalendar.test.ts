import { afterEach, describe, expect, it } from 'vitest';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { dueCalendarSchema } from '#shared/api/calendar.ts';
import { type CalendarCase, dueCalendarOf, duesOnDay } from '#shared/filing/dueCalendar.ts';
import { dueRulesOf } from '#shared/filing/dueDates.ts';

const pack = await loadRulePack();
/** Monday 23 November 2026, noon in China. */
const now = new Date('2026-11-23T04:00:00.000Z');
const rules = { ...dueRulesOf(pack, '2026-11-23'), now, mostPerDay: 3 };

let serial = 0;
function dueCase(changes: Partial<CalendarCase>): CalendarCase {
  serial++;
  return {
    number: `2026-${String(serial).padStart(4, '0')}`,
    subjectName: '北京样例餐饮管理有限公司',
    miniProgramName: '样例点餐',
    staff: '样例小陈',
    findings: { must: 0, missing: 0, should: 1, hint: 0 },
    firstMust: null,
    stage: 'done',
    filingType: 'first',
    cancelled: false,
    plannedOn: null,
    stageSince: null,
    certificates: [],
    faceStartedAt: null,
    fixSince: null,
    marks: {},
    ...changes,
  };
}
const planned = (plannedOn: string, changes: Partial<CalendarCase> = {}) =>
  dueCase({ stage: 'appInfo', plannedOn, ...changes });
const licence = (until: string | null, key = 'subject 1') => ({
  key,
  label: '主体证件',
  where: 'subject.certificateValidUntil',
  until,
});

function calendar(cases: readonly CalendarCase[], month = '2026-11', changes: Partial<typeof rules> = {}) {
  const decided = dueCalendarOf(cases, month, { ...rules, ...changes });
  // Every calendar must be one the contract lets through.
  return dueCalendarSchema.parse({ today: rules.today, month, totalCases: cases.length, ...decided });
}
const day = (cases: readonly CalendarCase[], wished: string, month = wished.slice(0, 7)) =>
  calendar(cases, month).days.find((each) => each.day === wished);
const filled = (cases: readonly CalendarCase[], month?: string) =>
  calendar(cases, month)
    .days.filter(({ counts }) => counts.length > 0)
    .map((each) => each.day);

afterEach(() => {
  delete process.env['TZ'];
});

describe('the calendar of what is due', () => {
  it('has every day of its weeks and nothing on them without cases', () => {
    const { days, remarks } = calendar([]);
    expect(days).toHaveLength(42);
    expect(days.every(({ counts, items }) => counts.length === 0 && items.length === 0)).toBe(true);
    expect(remarks).toEqual([]);
  });

  it('puts a clock on the day and minute it runs out, a review on its last working day', () => {
    const clock = dueCase({ stage: 'smsVerification', stageSince: '2026-11-22T15:59:59.999Z' });
    expect(day([clock], '2026-11-23')?.items).toMatchObject([
      {
        kind: 'smsClock',
        what: '短信核验截止',
        dueAt: '2026-11-23T15:59:59.999Z',
        overdue: false,
        place: { tab: 'progress', where: null },
      },
    ]);
    const later = dueCase({ stage: 'smsVerification', stageSince: '2026-11-22T16:00:00.000Z' });
    expect(filled([later])).toEqual(['2026-11-24']);
    const face = dueCase({ stage: 'appInfo', faceStartedAt: '2026-11-24T01:00:00.000Z' });
    expect(day([face], '2026-11-25')?.items).toMatchObject([
      {
        kind: 'faceClock',
        what: '刷脸截止',
        dueAt: '2026-11-25T01:00:00.000Z',
        place: { tab: 'progress', where: null },
      },
    ]);
    const review = dueCase({ stage: 'platformReview', stageSince: '2026-11-18T02:00:00.000Z' });
    expect(day([review], '2026-11-20')?.items).toMatchObject([
      { kind: 'platformReview', what: '初审应有结果', overdue: true },
    ]);
  });

  it('tells of the last and the first day of a month on the pages of both', () => {
    const cases = [planned('2026-11-30'), planned('2026-12-01'), planned('2026-10-25'), planned('2026-12-07')];
    expect(filled(cases, '2026-11')).toEqual(['2026-11-30', '2026-12-01']);
    expect(filled(cases, '2026-12')).toEqual(['2026-11-30', '2026-12-01', '2026-12-07']);
    expect(filled([planned('2028-02-29')], '2028-02')).toEqual(['2028-02-29']);
  });

  it('is the same wherever the machine stands', () => {
    const cases = [
      planned('2026-12-01'),
      dueCase({ stage: 'smsVerification', stageSince: '2026-11-29T16:00:00.000Z' }),
      dueCase({ stage: 'bureauReview', stageSince: '2026-10-31T16:00:00.000Z' }),
    ];
    const answers = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) => {
      process.env['TZ'] = zone;
      return JSON.stringify(calendar(cases));
    });
    expect(new Set(answers).size).toBe(1);
  });

  it('tells of a certificate on its day however far off, once for all cases it serves', () => {
    const cases = [
      dueCase({ certificates: [licence('2027-12-31')] }),
      dueCase({ certificates: [licence('2027-12-31')] }),
      dueCase({ certificates: [licence('2027-12-31', 'subject 2')] }),
      dueCase({ certificates: [licence('长期', 'subject 3'), licence(null, 'subject 4')] }),
      dueCase({ filingType: 'cancel', certificates: [licence('2027-12-31', 'subject 5')] }),
    ];
    const ending = day(cases, '2027-12-31');
    expect(ending?.counts).toEqual([{ kind: 'certificate', count: 2 }]);
    expect(ending?.items.map(({ caseNumber, what }) => [caseNumber, what])).toEqual([
      [cases[0]?.number, '主体证件到期，另有 1 个案件用同一份'],
      [cases[2]?.number, '主体证件到期'],
    ]);
    expect(ending?.items[0]?.place).toEqual({ tab: 'form', where: 'subject.certificateValidUntil' });
  });

  it('counts all of a day and words the first: what has a minute, then the most pressing kind', () => {
    const cases = [
      planned('2026-11-24'),
      planned('2026-11-24'),
      dueCase({ certificates: [licence('2026-11-24')] }),
      dueCase({ stage: 'smsVerification', stageSince: '2026-11-23T03:00:00.000Z' }),
    ];
    const found = day(cases, '2026-11-24');
    expect(found?.counts).toEqual([
      { kind: 'smsClock', count: 1 },
      { kind: 'certificate', count: 1 },
      { kind: 'planned', count: 2 },
    ]);
    expect(found?.items.map(({ kind }) => kind)).toEqual(['smsClock', 'certificate', 'planned']);
    const whole = duesOnDay(cases, '2026-11-24', { ...rules, mostPerDay: 10 });
    expect(whole.items).toHaveLength(4);
    expect(whole.counts).toEqual(found?.counts);
  });

  it('leads a planned case to its dossier when nothing blocks, else to what is to be filled in', () => {
    const blocked = { must: 2, missing: 2, should: 0, hint: 0 };
    const cases = [
      planned('2026-11-24'),
      planned('2026-11-24', { findings: blocked }),
      planned('2026-11-24', { findings: null }),
    ];
    expect(day(cases, '2026-11-24')?.items.map(({ place }) => place.tab)).toEqual(['submit', 'form', 'form']);
    expect(filled([planned('2026-11-24', { stage: 'bureauReview' })])).toEqual([]);
  });

  it('marks holidays, moved working days and weekends as announced', () => {
    const marks = (month: string, ...days: string[]) =>
      calendar([], month)
        .days.filter((each) => days.includes(each.day))
        .map(({ work }) => work);
    expect(marks('2026-10', '2026-10-01', '2026-10-10', '2026-10-11', '2026-10-12')).toEqual([
      'holiday',
      'movedWorkday',
      'weekend',
      'workday',
    ]);
  });

  it('says so where nobody knows the holidays yet', () => {
    const beyond = calendar([], '2027-01');
    const { coveredUntil } = pack.workdays;
    for (const { day: each, certain } of beyond.days) expect(certain).toBe(each <= coveredUntil);
    expect(beyond.remarks).toEqual([expect.stringContaining(`到 ${coveredUntil} 的`)]);
    const guessed = dueCase({ stage: 'bureauReview', stageSince: '2026-12-28T02:00:00.000Z' });
    const [item] = calendar([guessed], '2027-01').days.flatMap(({ items }) => items);
    expect(item?.what).toBe('通管局审核应有结果（推算）');
  });

  it('takes ten thousand cases, each counted once', () => {
    const cases = Array.from({ length: 10_000 }, (_, index) =>
      planned(`2026-11-${String((index % 30) + 1).padStart(2, '0')}`),
    );
    const { days } = calendar(cases);
    const counted = days.flatMap(({ counts }) => counts).reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(10_000);
    expect(days.every(({ items }) => items.length <= 3)).toBe(true);
  });
});
