import { digitsOnly, wrongCharacters, wrongLength } from './characters.ts';
import { normaliseNumber } from './normalise.ts';
import { type NumberCheck, problemAt, problemOf, verdict } from './numberCheck.ts';
import { spreadsheetDamage } from './spreadsheet.ts';

const countryCode = /^(?:\+|00)?86(?=1\d{10}$)/;

/**
 * A mainland mobile number: 11 digits, 1 and then 3 to 9.
 *
 * A leading +86 is dropped and noted; a landline is called one.
 */
export function checkMobile(input: string): NumberCheck {
  const { text: typed, notes } = normaliseNumber(input, { letters: 'upper', dashes: 'drop' });
  if (typed === '') return verdict(typed, [problemOf('没有填写号码')], notes);
  const text = typed.replace(countryCode, '');
  if (text !== typed) return judged(text, [...notes, '去掉了国家代码 86']);
  return judged(text, notes);
}

function judged(text: string, notes: readonly string[]): NumberCheck {
  const damage = spreadsheetDamage(text);
  if (damage) return verdict(text, [damage], notes);
  if (/^0\d{9,11}$/.test(text)) return verdict(text, [problemOf('这是固定电话，这里要填 11 位的手机号')], notes);
  const wrong = wrongCharacters(text, () => digitsOnly);
  const length = wrongLength(text, [11]);
  if (length) return verdict(text, [...wrong, length], notes);
  if (wrong.length > 0) return verdict(text, wrong, notes);
  if (!text.startsWith('1'))
    return verdict(text, [problemAt(text, 1, `第 1 位是 ${text[0]}，手机号都以 1 开头`)], notes);
  if (!/^1[3-9]/.test(text))
    return verdict(text, [problemAt(text, 2, `第 2 位是 ${text[1]}，手机号的第 2 位只有 3 到 9`)], notes);
  return verdict(text, [], notes);
}

/**
 * True for a number of a virtual operator, whose holder may not receive the 12381 message.
 *
 * Which prefixes those are is data of the rule pack (`limits.virtualNumbers`).
 */
export function isVirtualOperator(mobile: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => mobile.startsWith(prefix));
}
