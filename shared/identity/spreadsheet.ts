import { type NumberProblem, problemAt, problemOf } from './numberCheck.ts';

/** Spreadsheets keep 15 significant digits of a number: the 16th to 18th become 0. */
const keptDigits = 15;

/**
 * What a spreadsheet did to a number it took for a quantity; null when it left it alone.
 *
 * Recognises 4.40301E+17 and 13800138000.0 in normalised, upper-case text.
 */
export function spreadsheetDamage(text: string): NumberProblem | null {
  if (/^\d(\.\d+)?E\+\d{1,3}$|^\d\.\d+E\d{1,3}$/.test(text)) {
    return problemOf('号码被表格软件改成了科学计数法，后面的数字已经丢失；请把该列设为“文本”格式，再按原件重新输入');
  }
  const decimal = /^(\d+)\.0+$/.exec(text);
  if (decimal) {
    return problemAt(text, (decimal[1] ?? '').length + 1, '号码末尾多了“.0”，是表格按数值导出造成的，请删去');
  }
  return null;
}

/** True when an all-digit number ends as one does whose 16th to 18th digits a spreadsheet has lost. */
export function looksRounded(text: string): boolean {
  return /^\d{18}$/.test(text) && text.slice(keptDigits) === '000';
}

export const roundedReason = '末三位都是 0，很可能是表格软件只保留了前 15 位数字';
