/** The last row and column of a worksheet that hold a cell, counted from 1; 0 where there is none. */
export interface SheetExtent {
  readonly row: number;
  readonly column: number;
  /** Places of cells that hold an error such as #N/A; readers hand them out as blank. */
  readonly errors: readonly string[];
}

/** A cell's place as worksheets state it (ECMA-376 18.3.1.4), e.g. `<c r="AB12"`. */
const cellPlace = /<(?:\w+:)?c\s(?=[^>]*?\br="([A-Z]{1,3})(\d{1,7})")([^>]*)/g;

/**
 * How far a worksheet's cells reach, read from its XML without building anything.
 *
 * Readers lay out every cell of the rectangle: one stray cell in the last corner asks for seventeen billion.
 */
export function sheetExtent(xml: string): SheetExtent {
  let row = 0;
  let column = 0;
  const errors: string[] = [];
  for (const [, letters = '', digits = '', attributes = ''] of xml.matchAll(cellPlace)) {
    if (/\bt="e"/.test(attributes)) errors.push(letters + digits);
    row = Math.max(row, Number(digits));
    column = Math.max(column, columnNumber(letters));
  }
  return { row, column, errors };
}

/** A → 1, Z → 26, AA → 27, XFD → 16384. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
