import { type NumberProblem, problemAt, problemOf } from './numberCheck.ts';

/** More places than this are counted, not listed: a pasted sentence is one mistake, not forty. */
const mostListed = 3;

/** Latin letters that are read for digits; the first is the letter, upper case. */
const digitFor: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' };

/** Signs that look like a Latin letter and are none. */
const latinFor: Readonly<Record<string, string>> = {
  '\u0425': 'X',
  '\u0445': 'x',
  '\u03A7': 'X',
  '\u03C7': 'x',
  '\u2169': 'X',
  '\u2179': 'x',
  '\u00D7': 'X',
  '\u0410': 'A',
  '\u0412': 'B',
  '\u0415': 'E',
  '\u041A': 'K',
  '\u041C': 'M',
  '\u041D': 'H',
  '\u041E': 'O',
  '\u0420': 'P',
  '\u0421': 'C',
  '\u0422': 'T',
  '\u3007': '0',
};

/** What may stand at a place, and how to say so in Chinese. */
export interface Allowed {
  readonly pattern: RegExp;
  readonly name: string;
}

export const digitsOnly: Allowed = { pattern: /^[0-9]$/, name: '数字' };

/**
 * Every character that may not stand where it stands, look-alikes named.
 *
 * `allowedAt` gets the 1-based position. At most three places are listed, the rest is counted.
 */
export function wrongCharacters(text: string, allowedAt: (position: number) => Allowed): NumberProblem[] {
  const listed: NumberProblem[] = [];
  let more = 0;
  let position = 0;
  for (const character of text) {
    position++;
    const allowed = allowedAt(position);
    if (allowed.pattern.test(character)) continue;
    if (listed.length < mostListed) listed.push(problemAt(text, position, why(character, position, allowed)));
    else more++;
  }
  return more === 0 ? listed : [...listed, problemOf(`另有 ${more} 处字符也不符合要求`)];
}

function why(character: string, position: number, allowed: Allowed): string {
  const here = `第 ${position} 位是“${shown(character)}”`;
  const latin = latinFor[character];
  if (latin !== undefined) return `${here}，看起来像“${latin}”却是另一个字符，请重新输入`;
  const digit = digitFor[character.toUpperCase()];
  if (digit !== undefined && allowed.pattern.test(digit)) {
    return `${here}，是字母不是数字，这里只能是${allowed.name}，请对照原件看是否为数字 ${digit}`;
  }
  return `${here}，这里只能是${allowed.name}`;
}

/** A character that a screen can show: broken halves of a pair would spoil the sentence. */
function shown(character: string): string {
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? character : '无法显示的字符';
}

/**
 * How many characters too many or too few; null when the length is right.
 *
 * `lengths` ascending; the nearest counts.
 */
export function wrongLength(text: string, lengths: readonly number[]): NumberProblem | null {
  const length = [...text].length;
  if (lengths.includes(length)) return null;
  const wanted = lengths.join(' 或 ');
  const nearest = lengths.reduce((best, each) => (Math.abs(each - length) < Math.abs(best - length) ? each : best));
  const difference = Math.abs(nearest - length);
  return problemOf(`应为 ${wanted} 位，现在是 ${length} 位，${length < nearest ? '少了' : '多了'} ${difference} 位`);
}
