/** Least length of a passphrase in characters. */
export const leastPassphrase = 8;

/** Characters as a person counts them: a rare Chinese character is one. */
export function passphraseLength(passphrase: string): number {
  return [...passphrase].length;
}

/** What the screen calls each grade. */
export const gradeLabels = { short: '太短', weak: '弱', fair: '一般', good: '好' } as const;

/** What is asked, in the window and on the command line, before a weak passphrase is used all the same; and why. */
export const weakQuestion = '这个口令很弱，仍要用它？';
export const whyStrong =
  '资料库里有客户的身份证和电话，电脑丢了或者文件被人拷走时，只有口令挡在前面。换成一句自己才懂的话，又好记又难猜。';

/** What can honestly be said about a passphrase. `short` cannot be used, `weak` is asked about; the others are advice. */
export interface PassphraseAdvice {
  readonly grade: 'short' | 'weak' | 'fair' | 'good';
  readonly sentence: string;
}

/** Keys as they lie on the board, and the alphabet: what fingers type without thinking. */
const runs = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv',
  '1q2w3e4r5t6y',
  'q1w2e3r4t5y6',
  'a1b2c3d4e5f6',
];

/** Names that stand first in every list of guesses. */
const firstGuesses =
  /^(?:password|passw0rd|p@ssw0rd|admin|administrator|welcome|iloveyou|woaini|wodemima|mima|letmein|beian|gongsi|我的口令|我的密码|备案工作台)[0-9!@#.]*$/;

/** How names of companies and agencies end. */
const firmEnding = /(?:公司|事务所|工作室|代办|代理|中心|商行|经营部|服务部)[0-9!@#.]*$/;

/** From here on length alone makes up for plainness. Characters. */
const longEnough = 16;

/**
 * Advice on a new passphrase, by what can be seen: its length and how varied it is.
 *
 * `names` are those anybody would try here, such as the agency's. It cannot know birthdays or shop names, so it never
 * calls anything safe.
 */
export function advisePassphrase(passphrase: string, names: readonly string[] = []): PassphraseAdvice {
  const length = passphraseLength(passphrase);
  if (length < leastPassphrase) {
    return { grade: 'short', sentence: `还差 ${leastPassphrase - length} 个字符，至少要 ${leastPassphrase} 个。` };
  }
  const plain = passphrase.toLowerCase();
  const weakness = weaknessOf(plain, names);
  if (weakness !== null) return { grade: 'weak', sentence: `容易被猜到：${weakness}。` };
  const varied = kindsOf(passphrase) >= 3 && length >= 12;
  if (length >= longEnough || varied || chineseIn(passphrase) >= leastPassphrase) {
    return { grade: 'good', sentence: '够长，也不单调。' };
  }
  return { grade: 'fair', sentence: '可以用。再长几个字更稳妥，一句自己才懂的话最好记。' };
}

function weaknessOf(plain: string, names: readonly string[]): string | null {
  if (new Set(plain).size <= 3) return '翻来覆去只有几个字符';
  if (firstGuesses.test(plain)) return '这是别人最先会试的词';
  if (isRun(plain) || isTwoPlainParts(plain)) return '是键盘上连着的键';
  if (firmEnding.test(plain) || names.some((name) => isNamedAfter(plain, name))) return '像是机构或公司的名称';
  if (/^[\d\s.\-/]+$/.test(plain)) return '只有数字，像电话或生日';
  return null;
}

/** True when it is nothing but a run, forwards or backwards, twice at most. */
function isRun(plain: string): boolean {
  const backwards = [...plain].toReversed().join('');
  return runs.some((run) => {
    const twice = run.repeat(2);
    return twice.includes(plain) || twice.includes(backwards);
  });
}

/** Letters and digits, each by itself a run or one character over and over: abcd1234, aaaa8888. */
function isTwoPlainParts(plain: string): boolean {
  const parts = plain.match(/[a-z]+|\d+/g) ?? [];
  if (parts.length !== 2 || parts.join('') !== plain) return false;
  return parts.every((part) => new Set(part).size === 1 || isRun(part));
}

/** True for a name, or most of it, with nothing but a few digits and marks around. */
function isNamedAfter(plain: string, name: string): boolean {
  const [typed, known] = [plain, name.toLowerCase()].map((text) => text.replace(/[^\p{L}]/gu, '')) as [string, string];
  if (typed.length < leastOfName || known.length < leastOfName) return false;
  return known.includes(typed) || (typed.includes(known) && typed.length - known.length <= leastOfName);
}

/** Letters or Chinese characters from which on something is recognised as a name. */
const leastOfName = 3;

/** How many kinds of characters there are: lower case, upper case, digits, everything else. */
function kindsOf(passphrase: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(passphrase)).length;
}

/** Chinese characters: there are thousands, so each counts for much more than a letter. */
function chineseIn(passphrase: string): number {
  return passphrase.match(/\p{Script=Han}/gu)?.length ?? 0;
}
