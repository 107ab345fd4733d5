import type { CaseRow } from '../api/cases.ts';
import { chinaDay, endOfChinaDay } from '../calendar/chinaDay.ts';
import { addDays } from '../calendar/daysBetween.ts';
import { type WorkCalendar, workCalendarOf, workdayAfter } from '../calendar/workdays.ts';
import type { RulePack, Timelines } from '../rules/rulePack.ts';
import { type CaseMarks, markTime } from './caseMark.ts';
import { type Day, forever, type ValidUntil } from './date.ts';
import type { FilingType } from './filingCase.ts';
import { inPreparation, type Stage } from './stage.ts';

/** A certificate whose end matters to a case. */
export interface WatchedCertificate {
  /** Whose it is: the same human being or organisation in two cases has the same key. */
  readonly key: string;
  /** 主体证件, 主体负责人证件 … */
  readonly label: string;
  /** The field its end stands in, as findings name it. */
  readonly where: string;
  readonly until: ValidUntil | null;
}

/** What of a case clocks and calendars look at. */
export interface WatchedCase {
  readonly stage: Stage;
  readonly filingType: FilingType;
  /** True once the filing was cancelled by another case that is done: nothing of it is due any more. */
  readonly cancelled: boolean;
  readonly plannedOn: Day | null;
  /** ISO moment the case entered its stage, as staff say it; null when that was never kept. */
  readonly stageSince: string | null;
  readonly certificates: readonly WatchedCertificate[];
  /** ISO moment the face check of the administrator was started; null when it was not, and once it passed or failed. */
  readonly faceStartedAt: string | null;
  /** ISO moment of the rejection that is being corrected; null when none is, and once it was handed in again. */
  readonly fixSince: string | null;
  /** What is ticked off beside the stages. */
  readonly marks: CaseMarks;
}

/** What due dates are reckoned by. */
export interface DueRules {
  readonly today: Day;
  readonly timelines: Timelines;
  readonly calendar: WorkCalendar;
  /** The last day an ending certificate is told of beside its case, and on the board. */
  readonly shownUntil: Day;
  readonly urgedUntil: Day;
}

/** A clock that runs from a moment somebody names. */
export type ClockKind =
  | 'smsClock'
  | 'platformReview'
  | 'bureauReview'
  | 'faceClock'
  | 'feeClock'
  | 'reuseClock'
  | 'fixClock'
  | 'policeClock';

/** One thing that is due. `dueAt` is the moment its time is over; `certain` false where holidays are not known yet. */
export type DueDate = {
  readonly day: Day;
  readonly dueAt: string;
  readonly certain: boolean;
  /** Beside the row of the table. */
  readonly what: string;
} & (
  | { readonly kind: ClockKind | 'planned' }
  | { readonly kind: 'certificate'; readonly certificate: WatchedCertificate }
);

const hour = 60 * 60 * 1000;

/** The rules of a pack on a day. */
export function dueRulesOf({ timelines, workdays }: Pick<RulePack, 'timelines' | 'workdays'>, today: Day): DueRules {
  const { shown, urged } = timelines.certificateNotice;
  const [shownUntil, urgedUntil] = [addDays(today, shown), addDays(today, urged)];
  return { today, timelines, calendar: workCalendarOf(workdays), shownUntil, urgedUntil };
}

/**
 * Everything that is due in a case, in no order.
 *
 * The planned day counts until the case is submitted, a review from the day it was entered, certificates from the day
 * they are told of on (`shown` of the timelines) and after they ended. A cancellation outlives its certificates; after
 * it nothing of the filing it cancelled is due.
 */
export function dueDatesOf(watched: WatchedCase, rules: DueRules): DueDate[] {
  if (watched.cancelled) return [];
  const stage = stageDue(watched, rules);
  const planned = watched.plannedOn !== null && inPreparation(watched.stage) ? [watched.plannedOn] : [];
  return [
    ...(stage === null ? [] : [stage]),
    ...faceDue(watched, rules),
    ...feeDue(watched, rules),
    ...reuseDue(watched, rules),
    ...fixDue(watched, rules),
    ...policeDue(watched, rules),
    ...planned.map((day) => ({ kind: 'planned' as const, ...wholeDay(day, '计划提交') })),
    ...(watched.filingType === 'cancel' ? [] : certificatesDue(watched, rules)),
  ];
}

/** The nearest day something is due, overdue days first; null when nothing is. */
export function nextDateOf(watched: WatchedCase, rules: DueRules): CaseRow['nextDate'] {
  let nearest: DueDate | null = null;
  for (const due of dueDatesOf(watched, rules)) {
    // Of what nobody may need the list says nothing: the calendar and the 工作台 do.
    if (due.kind !== 'policeClock' && (nearest === null || due.dueAt < nearest.dueAt)) nearest = due;
  }
  if (nearest === null) return null;
  return { day: nearest.day, what: nearest.certain ? nearest.what : `${nearest.what}（推算）` };
}

function stageDue({ stage, stageSince }: WatchedCase, { timelines, calendar }: DueRules): DueDate | null {
  if (stageSince === null) return null;
  if (stage === 'smsVerification') {
    return { kind: 'smsClock', ...hoursAfter(stageSince, timelines.smsHours.value), what: '短信核验截止' };
  }
  if (stage !== 'platformReview' && stage !== 'bureauReview') return null;
  const { value } = stage === 'platformReview' ? timelines.platformReviewWorkdays : timelines.bureauReviewWorkdays;
  const { day, certain } = workdayAfter(calendar, chinaDay(new Date(stageSince)), value);
  const what = stage === 'platformReview' ? '初审应有结果' : '通管局审核应有结果';
  return { kind: stage, ...wholeDay(day, what), certain };
}

function certificatesDue({ certificates }: WatchedCase, { shownUntil }: DueRules): DueDate[] {
  return certificates.flatMap((certificate) => {
    const { until, label } = certificate;
    if (until === null || until === forever || until > shownUntil) return [];
    return [{ kind: 'certificate' as const, ...wholeDay(until, `${label}到期`), certificate }];
  });
}

/** The face check counts until the filing is submitted. */
function faceDue({ stage, faceStartedAt }: WatchedCase, { timelines }: DueRules): DueDate[] {
  if (faceStartedAt === null || !inPreparation(stage)) return [];
  return [{ kind: 'faceClock', ...hoursAfter(faceStartedAt, timelines.faceHours.value), what: '刷脸截止' }];
}

/** The fee of an account certified along with the filing: until it is paid, or others decide. */
function feeDue({ stage, marks }: WatchedCase, { timelines: { feeHours } }: DueRules): DueDate[] {
  const { feeAsked, feePaid } = marks;
  if (feeHours === undefined || feeAsked === undefined || feePaid !== undefined) return [];
  if (markTime('feeAsked', stage) !== 'now') return [];
  return [{ kind: 'feeClock', ...hoursAfter(feeAsked, feeHours.value), what: '认证费支付截止' }];
}

/**
 * The SMS by which a known subject agrees that its data are used again: so many hours a try, so many days in all from the
 * first. The nearer end counts.
 */
function reuseDue({ stage, marks }: WatchedCase, { timelines: { reuse } }: DueRules): DueDate[] {
  const { reuseAsked, reuseTried = reuseAsked, reuseConfirmed } = marks;
  if (reuse === undefined || reuseAsked === undefined || reuseTried === undefined) return [];
  if (reuseConfirmed !== undefined || !inPreparation(stage)) return [];
  const ofTry = hoursAfter(reuseTried, reuse.hours);
  const inAll = hoursAfter(reuseAsked, reuse.days * 24);
  return inAll.dueAt <= ofTry.dueAt
    ? [{ kind: 'reuseClock', ...inAll, what: '复用主体资料的资格到期' }]
    : [{ kind: 'reuseClock', ...ofTry, what: '复用主体资料确认截止' }];
}

/** True when the time of this due date is the one of all tries together: after it the data cannot be used again. */
export function isLastTry(
  { marks: { reuseAsked } }: WatchedCase,
  { dueAt }: Pick<DueDate, 'dueAt'>,
  { timelines: { reuse } }: DueRules,
): boolean {
  return reuse !== undefined && reuseAsked !== undefined && hoursAfter(reuseAsked, reuse.days * 24).dueAt === dueAt;
}

/**
 * A rejected filing is to be corrected within so many working days, until it is handed in again, or so long over that
 * nobody will. A cancellation has nothing to correct.
 */
function fixDue({ stage, filingType, fixSince }: WatchedCase, { timelines, calendar, today }: DueRules): DueDate[] {
  const { fixWorkdays } = timelines;
  if (fixWorkdays === undefined || fixSince === null || filingType === 'cancel' || !inPreparation(stage)) return [];
  const { day, certain } = workdayAfter(calendar, chinaDay(new Date(fixSince)), fixWorkdays.value);
  if (today > addDays(day, fixWorkdays.remembered)) return [];
  return [{ kind: 'fixClock', ...wholeDay(day, '整改期限'), certain }];
}

/** 公安联网备案 from the day of 完成 on, until it is seen to, or so long over that nobody will. A cancelled filing needs none. */
function policeDue({ stage, stageSince, filingType, marks }: WatchedCase, rules: DueRules): DueDate[] {
  const { police } = rules.timelines;
  if (police === undefined || stage !== 'done' || stageSince === null) return [];
  if (marks.policeSettled !== undefined || !(filingType === 'first' || filingType === 'added')) return [];
  const day = addDays(chinaDay(new Date(stageSince)), police.days);
  if (rules.today > addDays(day, police.remembered)) return [];
  return [{ kind: 'policeClock', ...wholeDay(day, '公安联网备案（需要的）') }];
}

function hoursAfter(since: string, hours: number) {
  const over = new Date(Date.parse(since) + hours * hour);
  return { day: chinaDay(over), dueAt: over.toISOString(), certain: true };
}

/** Due by the end of the day: the day itself still counts. */
function wholeDay(day: Day, what: string) {
  return { day, dueAt: endOfChinaDay(day), certain: true, what };
}
