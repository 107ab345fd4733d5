import { type Allowed, digitsOnly, wrongCharacters, wrongLength } from './characters.ts';
import { normaliseNumber } from './normalise.ts';
import { type NumberCheck, type NumberProblem, problemAt, problemOf, verdict } from './numberCheck.ts';
import { looksRounded, roundedReason, spreadsheetDamage } from './spreadsheet.ts';

/** The 31 characters of GB 32100-2015 in the order of their values: no I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Letters the code never uses, with what they are usually misread from. */
const lookAlikes: Readonly<Record<string, string>> = {
  O: '数字 0',
  I: '数字 1',
  Z: '数字 2',
  S: '数字 5',
  V: '字母 U、W 或 Y',
};

const anyCharacter: Allowed = { pattern: /^[0-9A-HJ-NP-RTUWXY]$/, name: '数字或大写字母（I、O、S、V、Z 除外）' };

/**
 * The check character that belongs to 17 leading characters, GB 32100-2015: weights 3^i mod 31.
 *
 * The characters must come from the standard's alphabet.
 */
export function expectedCreditCheck(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += weight * alphabet.indexOf(character);
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? '';
}

/**
 * 统一社会信用代码: 18 characters, GB 32100-2015.
 *
 * Checks characters (letters the code never uses are named, never replaced), length, that positions 3 to 8 are
 * a region code, and the check character. A disagreeing organisation code inside (positions 9 to 17) is noted.
 */
export function checkCreditCode(input: string): NumberCheck {
  const { text, notes } = normaliseNumber(input, { letters: 'upper', dashes: 'drop' });
  if (text === '') return verdict(text, [problemOf('没有填写号码')], notes);
  const damage = spreadsheetDamage(text);
  if (damage) return verdict(text, [damage], notes);
  const shape = shapeProblems(text);
  if (shape.length > 0) return verdict(text, shape, notes);
  const problem = checkProblem(text);
  return verdict(text, problem ? [problem] : [], [...notes, ...oddities(text)]);
}

function shapeProblems(text: string): NumberProblem[] {
  if (/^\d{15}$/.test(text)) {
    return [problemOf('这是 15 位的旧注册号，应为 18 位的统一社会信用代码；请按新版证照填写')];
  }
  const length = wrongLength(text, [18]);
  const wrong = wrongCharacters(text, (position) =>
    !length && position >= 3 && position <= 8 ? digitsOnly : anyCharacter,
  ).map((problem) => naming(problem));
  return length ? [...wrong, length] : wrong;
}

function naming(problem: NumberProblem): NumberProblem {
  const meant = problem.character === null ? undefined : lookAlikes[problem.character];
  if (meant === undefined) return problem;
  const reason = `第 ${problem.position} 位是字母 ${problem.character}，信用代码从不使用这个字母，请对照原件看是否为${meant}`;
  return { ...problem, reason };
}

function checkProblem(text: string): NumberProblem | null {
  const expected = expectedCreditCheck(text.slice(0, 17));
  if (expected === text[17]) return null;
  const mistyped = `校验不通过，至少有一位写错：按前 17 位推算，最后一位应为 ${expected}`;
  return problemAt(text, 18, looksRounded(text) ? `${roundedReason}；${mistyped}` : mistyped);
}

function oddities(text: string): string[] {
  const notes: string[] = [];
  if (!organisationCodeFits(text.slice(8, 17))) {
    notes.push('第 9 到 17 位的组织机构代码校验不一致（少数证照确实如此），请核对原件');
  }
  if (looksRounded(text)) notes.push(`${roundedReason}，请核对原件`);
  return notes;
}

/** GB 11714-1997: eight characters (A = 10 … Z = 35) and a check character mod 11. */
function organisationCodeFits(code9: string): boolean {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(code9[index] ?? '0', 36), 0);
  return '0X987654321'[sum % 11] === code9[8];
}

/** True for a code given to a 个体工商户: 登记管理部门 9 (工商), 机构类别 2; GB 32100-2015. Blanks and dashes are let be. */
export function isSoleTraderCode(text: string): boolean {
  return /^92[0-9A-Z]{16}$/.test(normaliseNumber(text, { dashes: 'drop', letters: 'upper' }).text);
}
