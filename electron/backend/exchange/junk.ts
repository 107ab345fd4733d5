/** Left behind by macOS, Windows and office programs; and the sheet itself, which is no material. */
const junk = /^(\._.*|\.ds_store|thumbs\.db|desktop\.ini|~\$.*|.*\.(xlsx?|csv|et|lnk))$/iu;
const junkFolders = /(^|\/)__macosx\//iu;

/** True for files that nobody meant to hand over. */
export function isJunk(path: string): boolean {
  return junkFolders.test(path) || junk.test(path.split('/').at(-1) ?? '');
}
