import { normaliseNumber } from './normalise.ts';
import { type NumberCheck, type NumberProblem, problemAt, problemOf, verdict } from './numberCheck.ts';

/** Short names of the provinces by code; the register uses 蜀 黔 滇 陇 for 四川 贵州 云南 甘肃. */
const shortNames: readonly (readonly [names: string, code: string])[] = [
  ['京', '110000'],
  ['津', '120000'],
  ['冀', '130000'],
  ['晋', '140000'],
  ['蒙', '150000'],
  ['辽', '210000'],
  ['吉', '220000'],
  ['黑', '230000'],
  ['沪', '310000'],
  ['苏', '320000'],
  ['浙', '330000'],
  ['皖', '340000'],
  ['闽', '350000'],
  ['赣', '360000'],
  ['鲁', '370000'],
  ['豫', '410000'],
  ['鄂', '420000'],
  ['湘', '430000'],
  ['粤', '440000'],
  ['桂', '450000'],
  ['琼', '460000'],
  ['渝', '500000'],
  ['川蜀', '510000'],
  ['贵黔', '520000'],
  ['云滇', '530000'],
  ['藏', '540000'],
  ['陕秦', '610000'],
  ['甘陇', '620000'],
  ['青', '630000'],
  ['宁', '640000'],
  ['新', '650000'],
];
const provinces = shortNames.map(([names]) => names).join('');

/**
 * The province (6-digit code) whose bureau gave a filing number: of a subject (粤ICP备12345678号), of what it runs, or of
 * a licence holder (粤B2-20090059). Null when the text is no such number.
 */
export function filingNumberProvince(input: string): string | null {
  const { text } = normaliseNumber(input, { letters: 'upper', dashes: 'keep' });
  const [, name] = new RegExp(`^([${provinces}])(?:ICP[备证]\\d|[AB]\\d?\\d?-\\d)`, 'u').exec(text) ?? [];
  return shortNames.find(([names]) => name !== undefined && names.includes(name))?.[1] ?? null;
}

/** A filing number part by part; the part at which reading stops is the wrong one. */
const parts: readonly { readonly pattern: RegExp; readonly wanted: string }[] = [
  { pattern: new RegExp(`^[${provinces}]`, 'u'), wanted: '省份简称，如“粤”' },
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
export function checkFilingNumber(input: string): NumberCheck {
  const { text, notes } = normaliseNumber(input, { letters: 'upper', dashes: 'keep' });
  if (text === '') return verdict(text, [problemOf('没有填写号码')], notes);
  if (new RegExp(`^[${provinces}][AB]\\d?\\d?-\\d{8}-\\d+X$`, 'u').test(text)) return verdict(text, [], notes);
  const problem = otherService(text) ?? firstWrongPart(text);
  return verdict(text, problem ? [problem] : [], notes);
}

function otherService(text: string): NumberProblem | null {
  const read = /-\d+([AK]?)$/.exec(text);
  if (!read || !/^.(ICP备\d{8,10}号|[AB]\d?\d?-\d{8})-\d+[AK]?$/u.test(text)) return null;
  return problemOf(`这是${otherServices[read[1] ?? '']}的备案号，小程序的备案号以 X 结尾`);
}

function firstWrongPart(text: string): NumberProblem | null {
  let rest = text;
  for (const { pattern, wanted } of parts) {
    const found = pattern.exec(rest);
    if (!found) {
      const position = [...text].length - [...rest].length + 1;
      return problemAt(text, position, `第 ${position} 位起应为${wanted}`);
    }
    rest = rest.slice(found[0].length);
  }
  return null;
}
