/**
 * What to say where backups could not follow another passphrase or recovery code: which, with what they open, until when.
 * Null where all of them did.
 */
export function sayBehind(folders: readonly string[], what: '口令' | '恢复码'): string | null {
  if (folders.length === 0) return null;
  const places = folders.map((folder) => `“${folder}”`).join('、');
  return `有旧备份没能跟着换，仍用旧${what}打开：${places}连不上或写不进去；接好以后，下次备份时会一起换。`;
}

/** Where nobody can follow: copies somebody carried away. Said before the change. */
export const carriedAway = '以前拷到别处的备份不会变，旧的仍能打开它们，请收回或删除。';
