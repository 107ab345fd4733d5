/** A file is the one that is named, whatever folder it lies in, however its letters are composed and cased. Pure. */
export function foldedFileName(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? path).normalize('NFC').toLowerCase();
}

/** True when both paths end in the same file name, as `foldedFileName` sees it. Pure. */
export function sameFileName(one: string, other: string): boolean {
  return foldedFileName(one) === foldedFileName(other);
}
