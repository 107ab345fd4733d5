/** Whether a text quotes one of some names and numbers. */
export type Quotes = (text: string) => boolean;

/** What stands between the digits of a number somebody has typed or pasted; `\n` and the like as JSON writes them. */
const between = /(?:\\[nrt]|[\s\p{Pd}\u200b-\u200f\u2060\ufeff])+/gu;

/** A number, an address of mail: what is no name. */
const numberLike = /^(?=.*\d)[\x21-\x7e]+$/;

/**
 * Tells whether a text quotes one of these words, however it was typed: letters of either case and of either width, and
 * numbers also in groups (`138 0000 9988`, `1101-0519…`). Names in other groups are other names: 老王 伟大 is no 王伟.
 * Pure.
 */
export function quotesOf(words: readonly string[]): Quotes {
  const folded = words.map(fold);
  const numbers = folded.map((word) => word.replace(between, '')).filter((word) => numberLike.test(word));
  const names = folded.filter((word) => !numberLike.test(word.replace(between, '')));
  return (text) => {
    const said = fold(text);
    if (names.some((name) => said.includes(name))) return true;
    if (numbers.length === 0) return false;
    const close = said.replace(between, '');
    return numbers.some((number) => close.includes(number));
  };
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
