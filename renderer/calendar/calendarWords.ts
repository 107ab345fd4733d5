import type { CalendarDay, CalendarKind } from '#shared/api/calendar.ts';
import { dayInWords } from '../board/dayInWords.ts';

/** What the calendar calls each kind: in a cell, and where there is room. */
export const calendarWords: Readonly<Record<CalendarKind, { readonly short: string; readonly full: string }>> = {
  smsClock: { short: '短信', full: '短信核验截止' },
  faceClock: { short: '刷脸', full: '刷脸截止' },
  feeClock: { short: '付费', full: '认证费支付截止' },
  reuseClock: { short: '复用', full: '复用主体资料确认截止' },
  fixClock: { short: '整改', full: '整改期限' },
  platformReview: { short: '初审', full: '初审应有结果' },
  bureauReview: { short: '通管局', full: '通管局审核应有结果' },
  certificate: { short: '证件', full: '证件到期' },
  policeClock: { short: '公安', full: '公安联网备案' },
  planned: { short: '提交', full: '计划提交' },
};

/** The mark beside a day, as printed calendars have it; null on ordinary days. */
export function workMark({ work }: Pick<CalendarDay, 'work'>): '休' | '班' | null {
  if (work === 'holiday') return '休';
  return work === 'movedWorkday' ? '班' : null;
}

const workWords: Readonly<Record<CalendarDay['work'], string>> = {
  workday: '',
  weekend: '，周末',
  holiday: '，放假',
  movedWorkday: '，调休上班',
};

/** A day as a screen reader says its cell: what day it is, whether it is worked, and how much is due. */
export function cellInWords({
  day,
  work,
  certain,
  counts,
}: Pick<CalendarDay, 'day' | 'work' | 'certain' | 'counts'>): string {
  const due = counts.map(({ kind, count }) => `${calendarWords[kind].full} ${count} 项`).join('，');
  return `${dayInWords(day)}${workWords[work]}${certain ? '' : '，放假安排还不知道'}，${due === '' ? '没有到期的事' : due}`;
}

/** A month as a person says it: 2026 年 11 月. */
export function monthInWords(month: string): string {
  const [year, number] = month.split('-');
  return `${year} 年 ${Number(number)} 月`;
}
