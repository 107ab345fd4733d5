/**
 * Whether the name of a file in an archive leads out of the folder it is unpacked into, on any system: from the root or a drive, by
 * `..`, by a backslash, or with characters no name has (ZIP, APPNOTE 4.4.17: relative, with `/`). Pure.
 */
export function leadsOutside(name: string): boolean {
  return /[\\\p{Cc}]|^\/|^[a-z]:/iu.test(name) || name.split('/').includes('..');
}
