import { type Day, daySchema, forever, type ValidUntil } from '../filing/date.ts';
import { compact } from './normalise.ts';

export type DayRead = { readonly ok: true; readonly day: Day } | { readonly ok: false; readonly reason: string };
export type ValidUntilRead =
  | { readonly ok: true; readonly day: ValidUntil }
  | { readonly ok: false; readonly reason: string };

/**
 * Words on certificates that mean 长期: ID cards print 长期, licences also 长期有效, 永久 or that no term was
 * agreed. Anything vaguer (较长, 同上, 见证件) is refused rather than guessed.
 */
const foreverWords = new Set([
  '长期',
  '长期有效',
  '永久',
  '永久有效',
  '无限期',
  '无固定期限',
  '不约定期限',
  '营业期限不限',
]);

/**
 * A date cell that was turned into text carries midnight with it; no other time of day is accepted.
 * Cut off before blanks are, else 2030-1-30 0:00 could be read as the third.
 */
const midnight = /(\s+|T)0{1,2}:00(:00(\.0+)?)?Z?\s*$/;

/**
 * A day as people write it: 20300131, 2030-1-31, 2030.01.31, 2030/1/31, 2030年1月31日; full-width digits, blanks
 * and dashes of every kind are understood.
 *
 * Refuses, with a reason in Chinese, days that do not exist, years outside 1900 to 2199, two-digit years and any
 * other order than year, month, day.
 */
export function readDay(input: string): DayRead {
  const text = compact(input.replace(midnight, ''));
  if (text === '') return refuse('没有填写日期');
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(text);
  if (!parts) return refuse(shapeProblem(text));
  return existingDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** End of a validity: like `readDay`, and 长期 for the words certificates print for it. */
export function readValidUntil(input: string): ValidUntilRead {
  const text = compact(input);
  if (foreverWords.has(text)) return { ok: true, day: forever };
  if (/^\d{4}.*[-~至到—].*(\d{4}|长期)/.test(text) && text.length > 12) {
    return refuse(`“${input.trim()}”像是一段有效期，这里只填截止日期`);
  }
  const read = readDay(input);
  if (!read.ok && text.startsWith('9999')) return refuse('如果证件长期有效，请填“长期”');
  return read;
}

function existingDay(year: number, month: number, day: number): DayRead {
  const range = yearProblem(year) ?? impossibleDay(year, month, day);
  if (range) return refuse(range);
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return { ok: true, day: daySchema.parse(text) };
}

function yearProblem(year: number): string | null {
  return year < 1900 || year > 2199 ? `年份 ${year} 不对，应在 1900 到 2199 之间` : null;
}

/** Why the calendar has no such day, in Chinese; null when it has. Months and days count from 1. */
export function impossibleDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12) return `没有 ${month} 月`;
  if (day < 1 || day > daysIn(year, month)) return `${year} 年 ${month} 月没有 ${day} 日`;
  return null;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function shapeProblem(text: string): string {
  if (/^\d{1,2}[-./年]\d{1,2}[-./月]\d{4}[日号]?$/.test(text)) return '请按年、月、日的顺序填写，如 2030-01-31';
  if (/^\d{2}[-./年]\d{1,2}[-./月]\d{1,2}[日号]?$/.test(text)) return '年份要写四位，如 2030-01-31';
  if (/^[34]\d{4}$/.test(text)) return '这像是表格内部的日期序号，请把该列设为“文本”格式，再写成 2030-01-31 的样子';
  if (/^\d{4}[-./年]?\d{1,2}月?$/.test(text)) return '日期不完整，年、月、日都要写，如 2030-01-31';
  return '看不懂这个日期，请写成 2030-01-31 的样子';
}

function refuse(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
