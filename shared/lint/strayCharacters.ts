/** Where something unseen or out of place stands: `at` counts characters from 1. */
export interface Stray {
  readonly at: number;
  readonly what: string;
}

/**
 * The first character of a Chinese name or address that a certificate does not print.
 *
 * Invisible ones (Unicode category Cf, Cc), spaces beside a Chinese character, full-width letters and digits. A space
 * between Latin words belongs there.
 */
export function findStray(text: string): Stray | null {
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    const at = index + 1;
    if (/[\p{Cf}\p{Cc}]/u.test(character)) return { at, what: '是看不见的字符' };
    if (/\s/u.test(character) && [characters[index - 1], characters[index + 1]].some(isHan))
      return { at, what: '是空格' };
    if (/[０-９Ａ-Ｚａ-ｚ]/u.test(character)) return { at, what: `“${character}”是全角写法` };
  }
  return null;
}

/** True for two spellings that only characters nobody sees, blanks or widths part. */
export function sameButForStray(one: string, other: string): boolean {
  return one !== other && plain(one) === plain(other);
}

/** Where one of two spellings has what the other has not, as a half sentence; null where neither shows it. */
export function sayStray(one: string, other: string): string | null {
  const found = [one, other].map((text) => ({ text, stray: findStray(text) })).find(({ stray }) => stray !== null);
  return found?.stray ? `“${found.text}”第 ${found.stray.at} 个字${found.stray.what}` : null;
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '');
}

function isHan(character: string | undefined): boolean {
  return character !== undefined && /\p{Script=Han}/u.test(character);
}
