import type { Day } from '../filing/date.ts';
import { impossibleDay } from './day.ts';
import { type NumberProblem, problemAt } from './numberCheck.ts';

/** Weights of the first 17 digits, GB 11643-1999: 2^(18 - position) mod 11. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Check character by the weighted sum mod 11, GB 11643-1999. */
const checkCharacters = '10X98765432';

/**
 * The check character that belongs to 17 leading digits, GB 11643-1999.
 *
 * The residence permits of Hong Kong, Macau and Taiwan residents and the 2023 foreign permanent resident card
 * use the same scheme.
 */
export function expectedCheckCharacter(digits17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits17[index]), 0);
  return checkCharacters[sum % 11] ?? '';
}

/** True when the last of 18 well-formed characters is the one the others demand. */
export function checkCharacterFits(text: string): boolean {
  return expectedCheckCharacter(text.slice(0, 17)) === text[17];
}

/** What is wrong with the birthday at positions 7 to 14; it must exist, be since 1900 and not after `today`. */
export function birthdayProblem(text: string, today: Day): NumberProblem | null {
  const [year, month, day] = [text.slice(6, 10), text.slice(10, 12), text.slice(12, 14)];
  const here = '第 7 到 14 位的出生日期有误';
  if (Number(year) < 1900) return problemAt(text, 7, `${here}，年份早于 1900 年`);
  const impossible = impossibleDay(Number(year), Number(month), Number(day));
  if (impossible) return problemAt(text, impossible.startsWith('没有') ? 11 : 13, `${here}，${impossible}`);
  if (`${year}-${month}-${day}` > today) return problemAt(text, 7, `${here}，晚于今天`);
  return null;
}

/** The birthday at positions 7 to 14 of a well-formed number, as a day. */
export function birthdayIn(text: string): Day {
  return `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
}
