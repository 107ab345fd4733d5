/** Crockford's base32: no I, L, O (read as 1, 1, 0) and no U. https://www.crockford.com/base32.html */
export const recoveryLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Letters of a recovery code: 130 random bits, beyond any guessing. */
export const recoveryLength = 26;

const groupLengths = [5, 5, 5, 5, 6] as const;
const separators = /[\s\p{Pd}_.]+/gu;

/** What is known of one group while a code is typed back. */
export type GroupVerdict = 'unfinished' | 'right' | 'wrong';

/** The code as it is shown and written down: groups of five, the last of six. */
export function showRecoveryCode(code: string): string {
  return groupsOf(code).join('-');
}

/**
 * The code as it was made, from what somebody typed; null when it cannot be one.
 *
 * Case, blanks, hyphens of any kind and full-width input do not matter; O is 0, I and L are 1.
 */
export function readRecoveryCode(typed: string): string | null {
  const code = recoveryLettersOf(typed);
  return code.length === recoveryLength && [...code].every((letter) => recoveryLetters.includes(letter)) ? code : null;
}

/** What somebody typed with everything evened out that does not matter; not yet known to be a code. */
export function recoveryLettersOf(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(separators, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

/**
 * Which of the five groups were typed as they are shown.
 *
 * Where a letter is missing or too many, the typed gaps tell the groups apart, so that one slip spoils one group.
 */
export function compareGroups(typed: string, code: string): GroupVerdict[] {
  const letters = recoveryLettersOf(typed);
  const parts = typed
    .normalize('NFKC')
    .split(separators)
    .map(recoveryLettersOf)
    .filter((part) => part !== '');
  const apart = letters.length !== recoveryLength && parts.length === groupLengths.length;
  const given = apart ? parts : groupsOf(letters);
  return groupsOf(recoveryLettersOf(code)).map((group, index) => {
    const typedGroup = given[index] ?? '';
    if (typedGroup === group) return 'right';
    return !apart && group.startsWith(typedGroup) ? 'unfinished' : 'wrong';
  });
}

/** Cut where the groups end; what is too long stays with the last. */
function groupsOf(letters: string): string[] {
  return groupLengths.map((length, index) => {
    const from = index * groupLengths[0];
    return letters.slice(from, index === groupLengths.length - 1 ? undefined : from + length);
  });
}
