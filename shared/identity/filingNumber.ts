import type { ProvinceRow } from '../rules/provinceRules.ts';
import { normaliseNumber } from './normalise.ts';
import { type NumberCheck, type NumberProblem, problemAt, problemOf, verdict } from './numberCheck.ts';

/** What of a province its filing numbers begin with; the register uses 蜀 黔 滇 陇 for 四川 贵州 云南 甘肃, too. */
export type ProvinceLetters = Pick<ProvinceRow, 'code' | 'letters'>;

/**
 * One sign that a filing number may begin with, as a pattern.
 *
 * A table that came before its letters were data names none of some provinces: any Chinese character may be theirs.
 */
function signOf(provinces: readonly ProvinceLetters[]): string {
  const all = provinces.every(({ letters }) => letters !== '') && provinces.length > 0;
  return all ? `[${provinces.map(({ letters }) => letters).join('')}]` : String.raw`\p{Script=Han}`;
}

/**
 * The province (6-digit code) whose bureau gave a filing number: of a subject (粤ICP备12345678号), of what it runs, or of
 * a licence holder (粤B2-20090059). Null when the text is no such number.
 */
export function filingNumberProvince(input: string, provinces: readonly ProvinceLetters[]): string | null {
  const { text } = normaliseNumber(input, { letters: 'upper', dashes: 'keep' });
  const [, name] = /^(\p{Script=Han})(?:ICP[备证]\d|[AB]\d?\d?-\d)/u.exec(text) ?? [];
  return provinces.find(({ letters }) => name !== undefined && letters.includes(name))?.code ?? null;
}

/** A filing number part by part; the part at which reading stops is the wrong one. */
const partsAfterProvince: readonly { readonly pattern: RegExp; readonly wanted: string }[] = [
  { pattern: /^ICP/, wanted: '“ICP”三个字母' },
  { pattern: /^备/, wanted: '“备”字' },
  { pattern: /^\d{8,10}(?!\d)/, wanted: '8 到 10 位数字' },
  { pattern: /^号/, wanted: '“号”字' },
  { pattern: /^-/, wanted: '连字符和小程序的序号，如“-1X”' },
  { pattern: /^\d+/, wanted: '小程序的序号，如“1X”' },
  { pattern: /^X$/, wanted: '表示小程序的字母 X' },
];

/** Other services of the same register, told by the letter after the serial number. */
const otherServices: Readonly<Record<string, string>> = { '': '网站', A: 'App', K: '快应用' };

/**
 * 小程序备案号: 粤ICP备12345678号-1X, or for holders of a licence 粤B2-20090059-1626X.
 *
 * Numbers of websites, apps and quick apps are called what they are.
 */
export function checkFilingNumber(input: string, provinces: readonly ProvinceLetters[]): NumberCheck {
  const { text, notes } = normaliseNumber(input, { letters: 'upper', dashes: 'keep' });
  if (text === '') return verdict(text, [problemOf('没有填写号码')], notes);
  const sign = signOf(provinces);
  if (new RegExp(`^${sign}[AB]\\d?\\d?-\\d{8}-\\d+X$`, 'u').test(text)) return verdict(text, [], notes);
  const problem = otherService(text) ?? firstWrongPart(text, sign);
  return verdict(text, problem ? [problem] : [], notes);
}

/** 主体备案号: 粤ICP备12345678号, without the number of a service; or of holders of a licence 粤B2-20090059. */
export function checkSubjectFilingNumber(input: string, provinces: readonly ProvinceLetters[]): NumberCheck {
  const { text, notes } = normaliseNumber(input, { letters: 'upper', dashes: 'keep' });
  if (text === '') return verdict(text, [problemOf('没有填写号码')], notes);
  const sign = signOf(provinces);
  if (new RegExp(`^${sign}(?:ICP备\\d{8,10}号|[AB]\\d?\\d?-\\d{8})$`, 'u').test(text)) return verdict(text, [], notes);
  const service = /^(.(?:ICP备\d{8,10}号|[AB]\d?\d?-\d{8}))-\d+[AKX]?$/u.exec(text)?.[1];
  const problem =
    service === undefined
      ? (firstWrongPart(text, sign) ?? problemOf('主体备案号写到“号”字为止'))
      : problemOf(`这是小程序、网站或 App 的备案号，主体的备案号到“${service}”为止`);
  return verdict(text, [problem], notes);
}

function otherService(text: string): NumberProblem | null {
  const read = /-\d+([AK]?)$/.exec(text);
  if (!read || !/^.(ICP备\d{8,10}号|[AB]\d?\d?-\d{8})-\d+[AK]?$/u.test(text)) return null;
  return problemOf(`这是${otherServices[read[1] ?? '']}的备案号，小程序的备案号以 X 结尾`);
}

function firstWrongPart(text: string, sign: string): NumberProblem | null {
  let rest = text;
  const province = { pattern: new RegExp(`^${sign}`, 'u'), wanted: '省份简称，如“粤”' };
  for (const { pattern, wanted } of [province, ...partsAfterProvince]) {
    const found = pattern.exec(rest);
    if (!found) {
      const position = [...text].length - [...rest].length + 1;
      return problemAt(text, position, `第 ${position} 位起应为${wanted}`);
    }
    rest = rest.slice(found[0].length);
  }
  return null;
}
