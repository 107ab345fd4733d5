import { randomBytes } from 'node:crypto';

/** Crockford's base32: no I, L, O (read as 1, 1, 0) and no U. https://www.crockford.com/base32.html */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 26;
const groups = /^(.{5})(.{5})(.{5})(.{5})(.{6})$/;

/** A new recovery code of 26 letters: 130 random bits, beyond any guessing. */
export function makeRecoveryCode(): string {
  // 32 divides 256, so the remainder is evenly spread.
  return Array.from(randomBytes(length), (byte) => letters.charAt(byte % letters.length)).join('');
}

/** The code as it is shown and written down: groups of five, the last of six. */
export function showRecoveryCode(code: string): string {
  return code.replace(groups, '$1-$2-$3-$4-$5');
}

/**
 * The code as it was made, from what somebody typed; null when it cannot be one.
 *
 * Case, blanks, hyphens of any kind and full-width input do not matter; O is 0, I and L are 1.
 */
export function readRecoveryCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return code.length === length && [...code].every((letter) => letters.includes(letter)) ? code : null;
}
