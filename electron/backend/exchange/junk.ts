import { contentTypeOf } from '#shared/scans/contentType.ts';
import type { ContentType } from '#shared/scans/scanFacts.ts';

/** Left behind by macOS, Windows and office programs. */
const litter = /^(\._.*|\.ds_store|thumbs\.db|desktop\.ini|~\$.*)$/iu;
const litterFolders = /(^|\/)__macosx\//iu;
/** The sheet itself and shortcuts, by their names: no material, unless a picture bears such a name by mistake. */
const sheetNames = /\.(xlsx?|csv|et|lnk)$/iu;
const papers: ReadonlySet<ContentType> = new Set(['jpeg', 'png', 'webp', 'tiff', 'gif', 'bmp', 'heic', 'pdf']);

/** True for what a system or a program has left behind, which nobody meant to hand over. */
export function isLitter(path: string): boolean {
  return litterFolders.test(path) || litter.test(nameOf(path));
}

/** True for files that nobody meant to hand over, as far as their names tell. */
export function isJunk(path: string): boolean {
  return isLitter(path) || sheetNames.test(nameOf(path));
}

/** The same where the contents are known, or as much of them as tells what they are: they decide, not the name. Pure. */
export function isJunkInside(path: string, bytes: Uint8Array): boolean {
  return isLitter(path) || (sheetNames.test(nameOf(path)) && !papers.has(contentTypeOf(bytes)));
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}
