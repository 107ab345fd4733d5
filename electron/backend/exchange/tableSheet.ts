import type ExcelJS from '@protobi/exceljs';
import stringWidth from 'string-width';
import { looksLikeFormula, sheetText } from './sheetText.ts';

/** One column of a table made for people to read, filter and print. */
export interface TableColumn<Row> {
  readonly header: string;
  /** Width in characters of the spreadsheet. */
  readonly width: number;
  readonly value: (row: Row) => string | number | null;
}

/** Points a line of text takes at the usual 11 points. */
const lineHeight = 15;

/**
 * Adds a sheet with a table: a frozen, repeated header, filters, rows as high as their text, one page wide in print.
 *
 * Every text stays a text. One that looks like a formula is marked as text, too, so that it does not become one when the
 * cell is edited: file names come from strangers.
 */
export function addTable<Row>(
  workbook: ExcelJS.Workbook,
  name: string,
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
): void {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
  });
  sheet.columns = columns.map(({ header, width }) => ({ header, width }));
  for (const row of rows) {
    const values = columns.map(({ value }) => value(row));
    const added = sheet.addRow(values.map((value) => (typeof value === 'string' ? sheetText(value) : value)));
    // Spreadsheets do not all work out the height of wrapped rows when they open a file.
    added.height = lineHeight * Math.max(...values.map((value, index) => linesOf(value, columns[index])));
    for (const [index, value] of values.entries()) {
      if (typeof value === 'string' && looksLikeFormula(value)) added.getCell(index + 1).numFmt = '@';
    }
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  sheet.eachRow((row, number) => {
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.alignment = { vertical: 'top', wrapText: true };
      cell.border = { bottom: { style: 'hair', color: { argb: 'FFBFC5CC' } } };
      if (number > 1) return;
      cell.font = { bold: true };
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF4' } };
    });
  });
}

/** Lines a value takes in its column; a Chinese character is two units wide. */
function linesOf(value: string | number | null, column: { readonly width: number } | undefined): number {
  return Math.max(1, Math.ceil(stringWidth(String(value ?? '')) / Math.max(1, (column?.width ?? 10) - 2)));
}
