import type { FindingCounts } from '../api/cases.ts';
import { chinaDay, chinaMinute } from '../calendar/chinaDay.ts';
import { daysBetween } from '../calendar/daysBetween.ts';
import { type WorkCalendar, workdaysBetween } from '../calendar/workdays.ts';
import type { BoardCase, OpenReason } from './boardLines.ts';
import type { Day } from './date.ts';
import type { DueDate, DueRules } from './dueDates.ts';
import { countOf, sayBlocking } from './findingKind.ts';
import { placeLabel } from './placeLabel.ts';
import { fieldNamed } from './rejectionField.ts';
import { type SmsRecipient, sayRecipients } from './smsRecipients.ts';
import { type Stage, stageLabels } from './stage.ts';

type Clock = DueRules & { readonly now: Date };

type Moments = Pick<Clock, 'now' | 'today'>;

const minute = 60 * 1000;

/** The 24 hours of 短信核验: how many are left and who gets the message, or that they are over. */
export function smsSentence(
  { dueAt }: Pick<DueDate, 'dueAt'>,
  clock: Moments,
  to: readonly SmsRecipient[] = [],
): string {
  const { moment, left } = momentLeft(dueAt, clock);
  if (left === null) return `短信核验的时限已在 ${moment} 到点，请登录平台查看，需要时重新发送短信。`;
  const who = to.length === 0 ? '负责人' : sayRecipients(to);
  return `请在 ${moment} 前完成短信核验，还剩${left}；请提醒${who}查收 12381 发来的短信。`;
}

/** The 24 hours of the administrator's face check. */
export function faceSentence({ dueAt }: Pick<DueDate, 'dueAt'>, clock: Moments): string {
  const { moment, left } = momentLeft(dueAt, clock);
  if (left === null) return `管理员刷脸的时限已在 ${moment} 到点，请在平台上重新发起。`;
  return `请管理员在 ${moment} 前完成刷脸，还剩${left}。`;
}

/** The 24 hours in which the fee of an account certified along with the filing is to be paid. */
export function feeSentence({ dueAt }: Pick<DueDate, 'dueAt'>, clock: Moments): string {
  const { moment, left } = momentLeft(dueAt, clock);
  if (left === null) return `认证费的支付时限已在 ${moment} 到点，请登录平台查看，需要时重新提交。`;
  return `请客户在 ${moment} 前付好认证费，还剩${left}；不付就不会开始审核。`;
}

/** The SMS by which a known subject agrees that its data are used again; `inAll` when no other try is left after this. */
export function reuseSentence({ dueAt }: Pick<DueDate, 'dueAt'>, inAll: boolean, clock: Moments): string {
  const { moment, left } = momentLeft(dueAt, clock);
  if (left === null) {
    return inAll
      ? `复用主体资料的期限已在 ${moment} 到了，不能再复用，请重新填写主体信息。`
      : `这一次复用主体资料的短信已在 ${moment} 过期，请在平台上再发一次。`;
  }
  const last = inAll ? '这是最后的期限，过了要重新填写主体信息。' : '过了可以再发。';
  return `请主体负责人在 ${moment} 前回应复用主体资料的短信，还剩${left}；${last}`;
}

/**
 * Until when a rejected filing is to be corrected, and what is known of afterwards.
 *
 * Unless the rule pack is sure of the term it is said that not every platform sets it.
 */
export function fixSentence(
  { fixSince }: { readonly fixSince: string | null },
  { day, certain }: Pick<DueDate, 'day' | 'certain'>,
  { timelines: { fixWorkdays }, calendar, today }: DueRules,
): string | null {
  if (fixWorkdays === undefined || fixSince === null) return null;
  const { value, confidence } = fixWorkdays;
  const rejected = `${sayDay(chinaDay(new Date(fixSince)), today)}被驳回`;
  const until = `${sayDay(day, today)}${certain ? '' : '（推算）'}`;
  const sure = confidence === 'high';
  const late = daysBetween(day, today);
  if (late > 0) {
    const after = sure ? '' : '；过期以后怎样处理没有查到明文';
    return `${rejected}，按 ${value} 个工作日整改算，已在 ${until}过了 ${late} 天${after}。请尽快改好，并登录平台看看这一单还能不能提交。`;
  }
  const left = workdaysBetween(calendar, today, day);
  const when = late === 0 ? '今天是最后一天' : `还剩 ${left} 个工作日`;
  return sure
    ? `${rejected}，要在 ${value} 个工作日内改好再交：到 ${until}为止，${when}。`
    : `${rejected}，有的平台要求 ${value} 个工作日内改好再交：到 ${until}为止，${when}；别的平台有没有期限，请看驳回通知。`;
}

/** 公安联网备案 after 完成. Nobody could confirm that mini programs need it, so that is said. */
export function policeSentence({ day }: Pick<DueDate, 'day'>, { today }: Pick<DueRules, 'today'>): string {
  const left = daysBetween(today, day);
  const when = left < 0 ? `已在 ${sayDay(day, today)}过了` : left === 0 ? '今天是最后一天' : `还剩 ${left} 天`;
  return `同时运营网站或 App 的，要在 ${sayDay(day, today)}以前办公安联网备案，${when}；小程序要不要办没有查到明文，请问当地公安。办好或问过以后，在进度里勾选。`;
}

/** A filed number is to be entered, then to be seen. */
export function displaySentence(recordNumber: string | null): string {
  return recordNumber === null
    ? '备案已完成，请到进度里填好备案号。'
    : `请打开小程序的“更多资料”，确认看得到 ${recordNumber}，再在进度里勾选。`;
}

/** Until when, and how long that is; null when it is over. */
function momentLeft(dueAt: string, { now, today }: Moments): { readonly moment: string; readonly left: string | null } {
  const over = new Date(dueAt);
  const moment = smsMoment(dueAt, today);
  return { moment, left: over <= now ? null : sayMinutes(Math.floor((over.getTime() - now.getTime()) / minute)) };
}

/** The moment the clock of 短信核验 runs out, as it is said: 11 月 23 日 14:05. */
export function smsMoment(dueAt: string, today: Day): string {
  const over = new Date(dueAt);
  return `${sayDay(chinaDay(over), today)} ${chinaMinute(over).slice(11)}`;
}

/**
 * Said once the last day of a review is over: since when it runs, until when it was to last in working days, how many
 * calendar days ago that was.
 *
 * A `day` that is not `certain` (holidays not announced yet) is called a reckoning.
 */
export function reviewSentence(
  { stage, stageSince }: Pick<BoardCase, 'stage' | 'stageSince'>,
  { day, certain }: DueDate,
  { timelines, today }: DueRules,
): string {
  const limit = stage === 'platformReview' ? timelines.platformReviewWorkdays : timelines.bureauReviewWorkdays;
  const since = stageSince === null ? '' : sayDay(chinaDay(new Date(stageSince)), today);
  const guess = certain ? '' : '（推算）';
  return `${since}进入${stageLabels[stage]}，按 ${limit.value} 个工作日算最晚 ${sayDay(day, today)}${guess}应有结果，已过 ${daysBetween(day, today)} 天，请登录平台查看。`;
}

/** `where` is the place of the first thing that blocks. A case that only lacks something is not called wrong. */
export function blockedSentence(
  counts: FindingCounts,
  where: string | null,
  plannedOn: Day | null,
  rules: DueRules,
): string {
  const first = where === null ? '' : `，${counts.must === 1 ? '在' : '第一项在'}“${placeLabel(where)}”`;
  const wrong = countOf(counts, 'wrong');
  if (wrong === 0) return `还有 ${counts.missing} 项待填${first}；填齐了再提交。${plan(plannedOn, rules)}`;
  const todo = counts.missing === 0 ? '改好' : '改好、填齐';
  return `有 ${sayBlocking(counts)}${first}；请先${todo}再提交。${plan(plannedOn, rules)}`;
}

/** What blocks a case that others already look at: `where` is the place of the first of it. */
export function submittedSentence(stage: Stage, counts: FindingCounts, where: string | null): string {
  const first = where === null ? '' : `，${counts.must === 1 ? '在' : '第一项在'}“${placeLabel(where)}”`;
  return `已经到了${stageLabels[stage]}，但还有 ${sayBlocking(counts)}${first}，可能会被退回；请对照提交的内容，该改的先改好。`;
}

/** How many reasons of rejections nobody has answered, and what the first of them is about. */
export function rejectedSentence(
  unanswered: number,
  first: OpenReason | null,
  plannedOn: Day | null,
  rules: DueRules,
): string {
  const todo = `请改好，再到进度里写下怎样处理的。${plan(plannedOn, rules)}`;
  if (first === null) return `还有 ${unanswered} 条驳回原因没有处理；${todo}`;
  const day = sayDay(chinaDay(new Date(first.at)), rules.today);
  const about = `${unanswered === 1 ? '是' : '第一条是'}“${reasonLabel(first)}”`;
  return `${day}在${stageLabels[first.stage]}被驳回，还有 ${unanswered} 条原因没有处理，${about}；${todo}`;
}

/** The field a reason names, as the form calls it; the platform's own words, cut short, where it names none. */
function reasonLabel({ keyName, error }: OpenReason): string {
  const where = fieldNamed(keyName) ?? fieldNamed(error);
  if (where !== null) return placeLabel(where);
  const letters = [...keyName];
  return letters.length > mostOfReason ? `${letters.slice(0, mostOfReason).join('')}…` : keyName;
}

/** Characters of a reason's name that are shown. */
const mostOfReason = 24;

/** Said of a case that nothing keeps from being submitted; a planned day is named where there is one. */
export function readySentence(plannedOn: Day | null, rules: DueRules): string {
  return `都填好了，没有必改的问题，可以提交了。${plan(plannedOn, rules)}`;
}

/** `others` is how many other cases use the same certificate. */
export function certificateSentence(label: string, until: Day, others: number, { timelines, today }: DueRules): string {
  const left = daysBetween(today, until);
  const shared = others === 0 ? '' : `另有 ${others} 个案件用同一份证件。`;
  if (left < 0) return `${label}已在 ${sayDay(until, today)}到期，请换用新证件，并更新资料和照片。${shared}`;
  const { urged, pressing } = timelines.certificateNotice;
  const ask = left <= pressing ? '请尽快让客户换证' : left <= urged ? '请提醒客户换证' : '可以先告诉客户准备换证';
  return `${label}到 ${sayDay(until, today)}为止，${left === 0 ? '今天是最后一天' : `还剩 ${left} 天`}，${ask}。${shared}`;
}

/** Said while cases could not be judged, by number: they are neither blocked nor ready, and must not be forgotten. */
export function unjudgedSentence(numbers: readonly string[]): string {
  const named = numbers.slice(0, mostNamed).join('、');
  const all = numbers.length > mostNamed ? `${named} 等 ${numbers.length} 个` : named;
  return `案件 ${all}没能检查，结果不在这里；请打开看看，改动以后会自动再查。`;
}

/** Numbers named in one sentence. */
const mostNamed = 3;

/** Said once when days were counted that nobody has announced the holidays of. */
export function uncoveredSentence({ coveredFrom, coveredUntil }: WorkCalendar): string {
  return `节假日安排只知道 ${coveredFrom} 到 ${coveredUntil} 的；标着“推算”的日期按周一到周五上班计算，可能有出入，新一年的放假通知发布后请更新规则包。`;
}

function plan(plannedOn: Day | null, { today }: DueRules): string {
  if (plannedOn === null) return '';
  if (plannedOn === today) return '计划今天提交。';
  const day = sayDay(plannedOn, today);
  return plannedOn < today ? `原计划 ${day}提交，已经过了。` : `计划 ${day}提交。`;
}

/** The year is said when it is another one than today's. */
export function sayDay(day: Day, today: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const short = `${Number(month)} 月 ${Number(date)} 日`;
  return today.startsWith(year) ? short : `${year} 年 ${short}`;
}

function sayMinutes(minutes: number): string {
  if (minutes < 1) return '不到 1 分钟';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? ` ${hours} 小时` : ''}${rest > 0 ? ` ${rest} 分钟` : ''}`;
}

/** Reminds of closed cases whose time is over. */
export function dueToEraseSentence(count: number): string {
  return `有 ${count} 个结束的案件保存期已到，请到“设置 → 保留与删除”看看要不要永久删除。`;
}
