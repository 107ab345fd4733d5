/**
 * The name of a file in an archive, from its bytes. Pure.
 *
 * Archives made on Chinese Windows hold GBK without saying so; those that say UTF-8 (bit 11, PKWARE APPNOTE appendix D),
 * and those whose bytes are valid UTF-8 anyway, are that.
 */
export function decodeZipName(bytes: Uint8Array, saysUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(saysUtf8 ? 'utf-8' : 'gb18030').decode(bytes);
  }
}

/** The longest a name is kept; beyond it only the end is of use, where the file's own name stands. */
const longest = 400;

/**
 * The same name as a harmless path: no drive, no way up, no control characters, `/` between its parts. Pure.
 *
 * It is only ever shown and read for words, never opened; but it may be given to somebody who saves the file.
 */
export function harmlessPath(name: string): string {
  const parts = name
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .split(/[\\/]/u)
    .map((part) => part.replace(/[:*?"<>|]/gu, '_').trim())
    .filter((part) => part !== '' && !/^\.+$/u.test(part) && !/^[a-z]_$/iu.test(part));
  const path = parts.join('/').slice(-longest);
  return path === '' ? '未命名' : path;
}
