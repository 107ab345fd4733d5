import type { Day } from '../filing/date.ts';
import { type Allowed, digitsOnly, wrongCharacters, wrongLength } from './characters.ts';
import { birthdayProblem, checkCharacterFits } from './citizenNumber.ts';
import { normaliseNumber } from './normalise.ts';
import { type NumberCheck, type NumberProblem, problemAt, problemOf, verdict } from './numberCheck.ts';
import { looksRounded, roundedReason, spreadsheetDamage } from './spreadsheet.ts';

const upperOrDigit: Allowed = { pattern: /^[0-9A-Z]$/, name: '数字或字母' };
const upperLetter: Allowed = { pattern: /^[A-Z]$/, name: '字母' };
const hOrM: Allowed = { pattern: /^[HM]$/, name: '字母 H（香港）或 M（澳门）' };

/**
 * 港澳居民来往内地通行证: H or M and 8 digits; old cards carry 2 more for the renewals. No check digit exists.
 */
export function checkHkmoPermit(input: string): NumberCheck {
  return judge(input, (text) => {
    const wrong = wrongCharacters(text, (position) => (position === 1 ? hOrM : digitsOnly));
    return withLength(wrong, wrongLength(text, [9, 11]));
  });
}

/**
 * 台湾居民来往大陆通行证: 8 digits, or on old booklets 10 digits with a letter, bare or in brackets.
 *
 * No check digit exists. Source of the forms: public validators, medium confidence.
 */
export function checkTwPermit(input: string): NumberCheck {
  return judge(input, (text) => {
    if (/^(\d{8}|\d{10}(\([A-Z]\)|[A-Z])?)$/.test(text)) return [];
    const digits = text.replace(/\(?[A-Z]\)?$/, '');
    const wrong = wrongCharacters(digits, () => digitsOnly);
    const length = wrongLength(digits, [8, 10]);
    if (wrong.length > 0 || length) return withLength(wrong, length);
    return [problemOf('8 位的号码后面没有字母；旧本子是 10 位数字加一个字母')];
  });
}

/**
 * 外国人永久居留身份证: the 2023 card (9, region, nationality, birthday, GB 11643 check character; 18 long) or the
 * old card (3 letters, 12 digits).
 *
 * A check character that does not fit is only noted: published samples disagree (facts of 2026-11-23).
 */
export function checkForeignPermanentId(input: string, today: Day): NumberCheck {
  return judge(
    input,
    (text) => {
      if (/^[A-Z]/.test(text)) {
        const wrong = wrongCharacters(text, (position) => (position <= 3 ? upperLetter : digitsOnly));
        return withLength(wrong, wrongLength(text, [15]));
      }
      const wrong = wrongCharacters(text, (position) => (position === 18 ? checkCharacter : digitsOnly));
      const length = wrongLength(text, [15, 18]);
      if (wrong.length > 0 || length) return withLength(wrong, length);
      if ([...text].length === 15) return [problemOf('15 位的旧证号码以 3 个字母开头')];
      if (!text.startsWith('9')) return [problemAt(text, 1, '18 位的永久居留身份证号码以 9 开头')];
      const birthday = birthdayProblem(text, today);
      return birthday ? [birthday] : [];
    },
    (text) => {
      const notes: string[] = [];
      if (/^9\d{16}[0-9X]$/.test(text) && !checkCharacterFits(text)) {
        notes.push('校验位与推算不符；这种证件的校验规则来源不一，请对照原件再核对一遍');
      }
      return notes;
    },
  );
}

const checkCharacter: Allowed = { pattern: /^[0-9X]$/, name: '数字或 X' };

/** 护照: 5 to 20 letters and digits. Every country has its own form, so no more is asked. */
export function checkPassport(input: string): NumberCheck {
  return judge(input, (text) => {
    const wrong = wrongCharacters(text, () => upperOrDigit);
    const length = [...text].length;
    if (length < 5) return [...wrong, problemOf(`护照号码至少 5 位，现在是 ${length} 位，少了 ${5 - length} 位`)];
    if (length > 20) return [...wrong, problemOf(`护照号码最多 20 位，现在是 ${length} 位，多了 ${length - 20} 位`)];
    return wrong;
  });
}

function judge(
  input: string,
  problemsIn: (text: string) => readonly NumberProblem[],
  notesOn: (text: string) => readonly string[] = () => [],
): NumberCheck {
  const { text, notes } = normaliseNumber(input, { letters: 'upper', dashes: 'drop' });
  if (text === '') return verdict(text, [problemOf('没有填写号码')], notes);
  const damage = spreadsheetDamage(text);
  if (damage) return verdict(text, [damage], notes);
  const rounded = looksRounded(text) ? [`${roundedReason}，请核对原件`] : [];
  return verdict(text, problemsIn(text), [...notes, ...notesOn(text), ...rounded]);
}

function withLength(wrong: readonly NumberProblem[], length: NumberProblem | null): NumberProblem[] {
  return length ? [...wrong, length] : [...wrong];
}
