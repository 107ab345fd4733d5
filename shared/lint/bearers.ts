/** Whose certificate a place of a case wants: what the case says of that person, or of the subject. */
export interface Bearer {
  readonly of: 'person' | 'subject';
  readonly number: string | null;
  readonly name: string | null;
}

/**
 * Whether two places want the certificate of the same person or subject: by their numbers, else by their names; null where
 * that cannot be told, or a person is compared with a subject. Pure.
 */
export function isSameBearer(one: Bearer, other: Bearer): boolean | null {
  if (one.of !== other.of) return null;
  for (const known of ['number', 'name'] as const) {
    const [own, theirs] = [plain(one[known]), plain(other[known])];
    if (own !== '' && theirs !== '') return own === theirs;
  }
  return null;
}

/** The same however it is written: without blanks and dashes, half-width, in capitals. */
function plain(text: string | null): string {
  return text?.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase() ?? '';
}

/** Characters of a number that are shown: the last of them is its check character, so that a mistyped number shows. */
const shown = 4;

/** A bearer by name and the end of the number; what is not known is left out. Pure. */
export function sayBearer({ number, name }: Bearer): string {
  const tail = number === null ? '' : plain(number).slice(-shown);
  if (name === null) return `证件号码尾号 ${tail}`;
  return tail === '' ? `“${name}”` : `“${name}”（证件号码尾号 ${tail}）`;
}
