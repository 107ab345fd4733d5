import { chinaDay } from '../calendar/chinaDay.ts';
import { daysBetween } from '../calendar/daysBetween.ts';
import { type ReckonedDay, workdayAfter, workdaysBetween } from '../calendar/workdays.ts';
import {
  faceSentence,
  feeSentence,
  fixSentence,
  policeSentence,
  reuseSentence,
  sayDay,
  smsSentence,
} from './boardSentences.ts';
import { type ClockKind, type DueDate, type DueRules, dueDatesOf, isLastTry, type WatchedCase } from './dueDates.ts';
import type { SmsRecipient } from './smsRecipients.ts';
import { type Stage, stageLabels } from './stage.ts';

/** A clock of one case that runs now, as its own page tells it. */
export interface RunningClock {
  readonly kind: ClockKind;
  readonly dueAt: string;
  readonly overdue: boolean;
  /** False where holidays were reckoned that nobody has announced yet. */
  readonly certain: boolean;
  readonly message: string;
}

/** The first and the last day a review usually ends on, counted from the day it was entered. */
export interface ReviewWindow {
  readonly earliest: ReckonedDay;
  readonly latest: ReckonedDay;
  readonly least: number;
  readonly most: number;
}

/** When a review that began on a day usually ends; null for a stage that is no review. */
export function reviewWindow(stage: Stage, since: string, { timelines, calendar }: DueRules): ReviewWindow | null {
  if (stage !== 'platformReview' && stage !== 'bureauReview') return null;
  const { least, value } =
    stage === 'platformReview' ? timelines.platformReviewWorkdays : timelines.bureauReviewWorkdays;
  const start = chinaDay(new Date(since));
  const [earliest, latest] = [workdayAfter(calendar, start, least), workdayAfter(calendar, start, value)];
  return { earliest, latest, least, most: value };
}

/** Every clock of a case that runs at `now`, the nearest first. Pure. */
export function clocksOf(
  watched: WatchedCase,
  rules: DueRules & { readonly now: Date },
  smsTo: readonly SmsRecipient[],
): RunningClock[] {
  return dueDatesOf(watched, rules)
    .flatMap((due) => {
      const message = sentenceOf(watched, due, rules, smsTo);
      if (message === null || due.kind === 'planned' || due.kind === 'certificate') return [];
      const { kind, dueAt, certain } = due;
      return [{ kind, dueAt, certain, overdue: Date.parse(dueAt) <= rules.now.getTime(), message }];
    })
    .toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
}

function sentenceOf(
  watched: WatchedCase,
  due: DueDate,
  rules: DueRules & { readonly now: Date },
  smsTo: readonly SmsRecipient[],
): string | null {
  if (due.kind === 'smsClock') return smsSentence(due, rules, smsTo);
  if (due.kind === 'faceClock') return faceSentence(due, rules);
  if (due.kind === 'feeClock') return feeSentence(due, rules);
  if (due.kind === 'reuseClock') return reuseSentence(due, isLastTry(watched, due, rules), rules);
  if (due.kind === 'fixClock') return fixSentence(watched, due, rules);
  if (due.kind === 'policeClock') return policeSentence(due, rules);
  const { stage, stageSince } = watched;
  const window = stageSince === null ? null : reviewWindow(stage, stageSince, rules);
  if (window === null || stageSince === null) return null;
  const { today, calendar } = rules;
  const start = chinaDay(new Date(stageSince));
  const worked = workdaysBetween(calendar, start, today);
  const late = daysBetween(window.latest.day, today);
  const guess = window.latest.certain ? '' : '（推算）';
  const so = late > 0 ? `已超过 ${late} 天，请登录平台查看` : `已过 ${Math.max(worked, 0)} 个工作日`;
  return `${sayDay(start, today)}进入${stageLabels[stage]}，一般 ${window.least} 到 ${window.most} 个工作日：最早 ${sayDay(window.earliest.day, today)}，最晚 ${sayDay(window.latest.day, today)}${guess}；${so}。`;
}
