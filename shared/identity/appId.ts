import { type Allowed, wrongCharacters, wrongLength } from './characters.ts';
import { normaliseNumber } from './normalise.ts';
import { type NumberCheck, problemAt, problemOf, verdict } from './numberCheck.ts';
import { spreadsheetDamage } from './spreadsheet.ts';

const hexDigit: Allowed = { pattern: /^[0-9a-f]$/, name: '数字或小写字母 a 到 f' };
const letterW: Allowed = { pattern: /^w$/, name: '字母 w' };
const letterX: Allowed = { pattern: /^x$/, name: '字母 x' };

/** AppID of a mini program: wx and 16 hexadecimal digits, lower case. The 原始 ID (gh_…) is recognised and refused. */
export function checkAppId(input: string): NumberCheck {
  const { text, notes } = normaliseNumber(input, { letters: 'lower', dashes: 'drop' });
  if (text === '') return verdict(text, [problemOf('没有填写号码')], notes);
  const damage = spreadsheetDamage(text.toUpperCase());
  if (damage) return verdict(text, [damage], notes);
  if (text.startsWith('gh_')) {
    return verdict(text, [problemAt(text, 1, '这是以 gh_ 开头的原始 ID；AppID 以 wx 开头，两者不是一回事')], notes);
  }
  const wrong = wrongCharacters(text, (position) => (position === 1 ? letterW : position === 2 ? letterX : hexDigit));
  const length = wrongLength(text, [18]);
  return verdict(text, length ? [...wrong, length] : wrong, notes);
}
