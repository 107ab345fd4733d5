/** UTF-16 units a cell holds; Excel calls a file with more of them damaged. */
const mostCharacters = 32_767;

/**
 * What spreadsheets take for the beginning of a formula once somebody edits the cell; a Chinese Excel takes the wide
 * forms as well, and all of them pass over white space.
 */
const formulaStart = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** True for a text whose cell must be one for text, so that it does not become a formula when it is edited. */
export function looksLikeFormula(text: string): boolean {
  return formulaStart.test(text);
}

/**
 * A text as a cell can hold it: XML knows no control characters and no half of a surrogate pair, and readers make one
 * kind of line end of all and drop a tab at the beginning.
 *
 * ECMA-376 part 1, 22.9.2.19 (ST_Xstring): `_x000D_` stands for such a character, and `_x005F_` for the underscore of a
 * text that itself looks like that.
 */
export function sheetText(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .slice(0, mostCharacters)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('\t', '_x0009_')
    .replaceAll('\r', '_x000D_');
}
