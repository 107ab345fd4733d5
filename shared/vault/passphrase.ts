/** Least length of a passphrase in characters. */
export const leastPassphrase = 8;

/** Characters as a person counts them: a rare Chinese character is one. */
export function passphraseLength(passphrase: string): number {
  return [...passphrase].length;
}

/** What can honestly be said about a passphrase. `short` cannot be used; the others are advice. */
export interface PassphraseAdvice {
  readonly grade: 'short' | 'weak' | 'fair' | 'good';
  readonly sentence: string;
}

/** Keys as they lie on the board, and the alphabet: what fingers type without thinking. */
const runs = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv'];

/** Names that stand first in every list of guesses. */
const firstGuesses = /^(?:password|passw0rd|p@ssw0rd|admin|administrator|welcome|woaini|wodemima|beian)[0-9!@#.]*$/;

/** From here on length alone makes up for plainness. Characters. */
const longEnough = 16;

/**
 * Advice on a new passphrase, by what can be seen: its length and how varied it is.
 *
 * It cannot know birthdays or shop names, so it never calls anything safe.
 */
export function advisePassphrase(passphrase: string): PassphraseAdvice {
  const length = passphraseLength(passphrase);
  if (length < leastPassphrase) {
    return { grade: 'short', sentence: `还差 ${leastPassphrase - length} 个字符，至少要 ${leastPassphrase} 个。` };
  }
  const plain = passphrase.toLowerCase();
  const weakness = weaknessOf(plain);
  if (weakness !== null) return { grade: 'weak', sentence: `容易被猜到：${weakness}。` };
  const varied = kindsOf(passphrase) >= 3 && length >= 12;
  if (length >= longEnough || varied || chineseIn(passphrase) >= leastPassphrase) {
    return { grade: 'good', sentence: '够长，也不单调。' };
  }
  return { grade: 'fair', sentence: '可以用。再长几个字更稳妥，一句自己才懂的话最好记。' };
}

function weaknessOf(plain: string): string | null {
  if (new Set(plain).size <= 3) return '翻来覆去只有几个字符';
  if (firstGuesses.test(plain)) return '这是别人最先会试的词';
  if (isRun(plain)) return '是键盘上连着的键';
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

/** How many kinds of characters there are: lower case, upper case, digits, everything else. */
function kindsOf(passphrase: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(passphrase)).length;
}

/** Chinese characters: there are thousands, so each counts for much more than a letter. */
function chineseIn(passphrase: string): number {
  return passphrase.match(/\p{Script=Han}/gu)?.length ?? 0;
}
