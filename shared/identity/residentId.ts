import type { Day } from '../filing/date.ts';
import { type Allowed, digitsOnly, wrongCharacters, wrongLength } from './characters.ts';
import { birthdayIn, birthdayProblem, checkCharacterFits, expectedCheckCharacter } from './citizenNumber.ts';
import { normaliseNumber } from './normalise.ts';
import { type NumberCheck, type NumberProblem, problemAt, problemOf, verdict } from './numberCheck.ts';
import { looksRounded, roundedReason, spreadsheetDamage } from './spreadsheet.ts';

/** The three certificates numbered by GB 11643-1999. */
export type ResidentIdKind = 'resident-id' | 'hkmo-residence' | 'tw-residence';

/** Province-level prefixes, GB/T 2260. */
const provincePrefixes = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

/** First six digits of the 港澳台居民居住证 (国办发〔2018〕81号). */
const residencePrefixes: Readonly<Record<string, 'hkmo-residence' | 'tw-residence'>> = {
  '810000': 'hkmo-residence',
  '820000': 'hkmo-residence',
  '830000': 'tw-residence',
};

const certificateNames: Readonly<Record<ResidentIdKind, string>> = {
  'resident-id': '居民身份证',
  'hkmo-residence': '港澳居民居住证',
  'tw-residence': '台湾居民居住证',
};

const prefixesWanted: Readonly<Record<'hkmo-residence' | 'tw-residence', string>> = {
  'hkmo-residence': '810000 或 820000',
  'tw-residence': '830000',
};

const lastCharacter: Allowed = { pattern: /^[0-9X]$/, name: '数字或 X' };

/**
 * 居民身份证 and 港澳台居民居住证 numbers: 18 characters, GB 11643-1999.
 *
 * Checks characters, length, the region prefix, the birthday (since 1900, not after `today`) and the check
 * character. A residence-permit number under `resident-id` is fine but noted: the certificate type is wrong then.
 */
export function checkResidentId(kind: ResidentIdKind, input: string, today: Day): NumberCheck {
  const { text, notes } = normaliseNumber(input, { letters: 'upper', dashes: 'drop' });
  if (text === '') return verdict(text, [problemOf('没有填写号码')], notes);
  const damage = spreadsheetDamage(text);
  if (damage) return verdict(text, [damage], notes);
  const shape = shapeProblems(text);
  if (shape.length > 0) return verdict(text, shape, notes);
  const named = [prefixProblem(kind, text), birthdayProblem(text, today)].filter((problem) => problem !== null);
  // An impossible prefix or birthday already shows the typing mistake; the expected check character would mislead.
  const problems = named.length > 0 ? named : [checkProblem(text)].filter((problem) => problem !== null);
  return verdict(text, problems, [...notes, ...oddities(kind, text)]);
}

function shapeProblems(text: string): NumberProblem[] {
  if (/^\d{15}$/.test(text)) return [problemOf('这是 15 位的旧号码，应为 18 位，少了 3 位；请按现在的证件填写')];
  const length = wrongLength(text, [18]);
  const wrong = wrongCharacters(text, (position) => (position === 18 ? lastCharacter : digitsOnly));
  // A lone X at the end of a short number is not misplaced: digits before it are missing.
  const misplaced = length ? wrong.filter(({ position, character }) => !isFinalX(text, position, character)) : wrong;
  return length ? [...misplaced, length] : misplaced;
}

function isFinalX(text: string, position: number | null, character: string | null): boolean {
  return character === 'X' && position === [...text].length;
}

function prefixProblem(kind: ResidentIdKind, text: string): NumberProblem | null {
  const residence = residencePrefixes[text.slice(0, 6)];
  if (kind === 'resident-id') {
    if (residence || provincePrefixes.has(text.slice(0, 2))) return null;
    return problemAt(text, 1, `前两位“${text.slice(0, 2)}”不是任何省份的代码`);
  }
  if (residence === kind) return null;
  return problemAt(text, 1, `${certificateNames[kind]}的号码以 ${prefixesWanted[kind]} 开头，请核对证件类型和号码`);
}

function checkProblem(text: string): NumberProblem | null {
  if (checkCharacterFits(text)) return null;
  const expected = expectedCheckCharacter(text.slice(0, 17));
  const mistyped = `校验不通过，至少有一位写错：按前 17 位推算，最后一位应为 ${expected}`;
  return problemAt(text, 18, looksRounded(text) ? `${roundedReason}；${mistyped}` : mistyped);
}

function oddities(kind: ResidentIdKind, text: string): string[] {
  const residence = residencePrefixes[text.slice(0, 6)];
  const notes: string[] = [];
  if (kind === 'resident-id' && residence) {
    notes.push(`以 ${text.slice(0, 6)} 开头的是${certificateNames[residence]}的号码，请核对证件类型`);
  }
  if (looksRounded(text)) notes.push(`${roundedReason}，请核对原件`);
  return notes;
}

/** True for text that can hardly be meant as anything else than a 居民身份证 number, right or wrong: 18 characters, or 15 of old. */
export function looksLikeResidentId(input: string): boolean {
  return /^(?:\d{15}|\d{17}[\dX])$/.test(normaliseNumber(input, { letters: 'upper', dashes: 'drop' }).text);
}

/** What a well-formed number says about its holder. */
export interface ResidentIdParts {
  /** 6-digit code of the province where the number was first given, e.g. 440000; for residence permits 810000 … 830000. */
  readonly provinceCode: string;
  readonly birthday: Day;
  readonly sex: 'male' | 'female';
}

/**
 * Province, birthday and sex in a resident ID or residence permit number.
 *
 * Null when the number is not valid as of `today`: nothing may be concluded from a mistyped number.
 */
export function residentIdParts(input: string, today: Day): ResidentIdParts | null {
  const checked = checkResidentId('resident-id', input, today);
  if (!checked.ok) return null;
  const text = checked.normalized;
  return {
    provinceCode: `${text.slice(0, 2)}0000`,
    birthday: birthdayIn(text),
    sex: Number(text[16]) % 2 === 1 ? 'male' : 'female',
  };
}

/** Beyond every birthday: for what does not depend on the day. */
const endOfTime: Day = '9999-12-31';

/** 6-digit code of the province in a valid number, e.g. 440000; null when the number is mistyped. */
export function residentIdRegion(input: string): string | null {
  return residentIdParts(input, endOfTime)?.provinceCode ?? null;
}
