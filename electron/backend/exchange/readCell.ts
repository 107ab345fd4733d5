import type { Day, ValidUntil } from '#shared/filing/date.ts';
import { readDay, readValidUntil } from '#shared/identity/day.ts';
import { compact } from '#shared/identity/normalise.ts';
import { spreadsheetDamage } from '#shared/identity/spreadsheet.ts';
import type { Verdict } from '#shared/rules/rulebook.ts';
import type { IntakeColumn } from './intakeColumn.ts';
import { cleanLine, cleanText, isBlank, type RawCell } from './rawCell.ts';

/** What a cell told: its value, and what has to be said about it. A value that cannot be trusted is null. */
export interface CellRead<Value> {
  readonly value: Value | null;
  readonly said: readonly Said[];
}

/** A verdict with the id of its rule, ready for the rulebook. */
export interface Said extends Omit<Verdict, 'where'> {
  readonly rule: string;
}

/** Spreadsheets keep this many digits of a number; what follows is lost. */
const keptDigits = 15;

/** Text of one line, or of several in a `long` column. */
export function readText(cell: RawCell, column: IntakeColumn): CellRead<string> {
  if (isBlank(cell)) return nothing;
  if (typeof cell === 'string') return value(column.kind === 'long' ? cleanText(cell) : cleanLine(cell));
  if (cell instanceof Date || typeof cell === 'boolean') return turnedInto(cell, column);
  const digits = wholeDigits(cell?.number ?? '');
  return digits === null ? value(cell?.number ?? '') : digits.length > keptDigits ? lost(column) : value(digits);
}

/**
 * A number that is only ever copied: IDs, codes, phones.
 *
 * Digits that a spreadsheet has dropped are not guessed: beyond 15 the value stays empty. A shorter one is whole,
 * and it is said that the cell should be text.
 */
export function readNumber(cell: RawCell, column: IntakeColumn): CellRead<string> {
  if (isBlank(cell)) return nothing;
  if (cell instanceof Date || typeof cell === 'boolean') return turnedInto(cell, column);
  if (typeof cell === 'string') {
    const text = compact(cleanLine(cell));
    return spreadsheetDamage(text.toUpperCase()) && /E/iu.test(text) ? lost(column) : value(text);
  }
  const digits = wholeDigits(cell?.number ?? '');
  if (digits === null || digits.length > keptDigits) return lost(column);
  return {
    value: digits,
    said: [
      {
        rule: 'intake.numberCell',
        weight: 'hint',
        message: `“${column.header}”是数字格式，已按 ${digits.length} 位数字读取。`,
        remedy: '数字格式会抹掉开头的 0 和第 15 位以后的数字，建议把这一列设为文本格式。',
      },
    ],
  };
}

/** A calendar day: a date cell gives the day that the spreadsheet shows, text the day it names. */
export function readDayCell(cell: RawCell, column: IntakeColumn): CellRead<Day> {
  return readDate(cell, column, readDay);
}

/** A day, or 长期. */
export function readValidUntilCell(cell: RawCell, column: IntakeColumn): CellRead<ValidUntil> {
  return readDate(cell, column, readValidUntil);
}

type Reading<Value> = { readonly ok: true; readonly day: Value } | { readonly ok: false; readonly reason: string };

function readDate<Value>(cell: RawCell, column: IntakeColumn, read: (text: string) => Reading<Value>): CellRead<Value> {
  if (isBlank(cell)) return nothing;
  if (typeof cell === 'boolean') return turnedInto(cell, column);
  const text = dayText(cell);
  const day = read(text);
  if (day.ok) return value(day.day);
  return refused({
    rule: 'intake.notADay',
    weight: 'must',
    message: `“${column.header}”写的是“${text}”，${day.reason}，没有导入。`,
    remedy: `请写成 2030-01-31 的样子${column.kind === 'validUntil' ? '，长期有效写“长期”' : ''}，再导入一次。`,
  });
}

/** The reader gives date cells as midnight UTC of the day shown, whatever the time zone of this computer. */
function dayText(cell: RawCell): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'string') return cleanLine(cell);
  return typeof cell === 'object' && cell !== null ? (wholeDigits(cell.number) ?? cell.number) : '';
}

/** The digits of a whole, non-negative number, also of one stored as 1.38E+10; null for anything else. */
function wholeDigits(stored: string): string | null {
  if (/^\d+$/u.test(stored)) return stored;
  const parts = /^(\d)(?:\.(\d+))?E\+?(\d{1,3})$/iu.exec(stored) ?? null;
  if (!parts) return /^\d+\.0+$/u.test(stored) ? stored.replace(/\.0+$/u, '') : null;
  const [, whole = '', decimals = '', power = '0'] = parts;
  return decimals.length > Number(power) ? null : `${whole}${decimals.padEnd(Number(power), '0')}`;
}

const nothing = { value: null, said: [] } as const;

function value<Value>(found: Value): CellRead<Value> {
  return { value: found, said: [] };
}

function refused(said: Said): CellRead<never> {
  return { value: null, said: [said] };
}

function lost({ header }: IntakeColumn): CellRead<never> {
  return refused({
    rule: 'intake.digitsLost',
    weight: 'must',
    message: `“${header}”被存成了数字，表格软件只保留前 15 位，后面几位已经丢失，所以没有导入。`,
    remedy: '请把这一格设为文本格式，照证件重新输入完整号码，再导入一次。',
  });
}

function turnedInto(cell: Date | boolean, { header }: IntakeColumn): CellRead<never> {
  const kind = cell instanceof Date ? '日期' : '“是/否”';
  return refused({
    rule: 'intake.wrongCell',
    weight: 'must',
    message: `“${header}”这一格被表格软件当成了${kind}，原来写的内容已经看不到，没有导入。`,
    remedy: '请把这一格设为文本格式，重新输入，再导入一次。',
  });
}
