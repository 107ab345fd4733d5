import ExcelJS from '@protobi/exceljs';
import type { ColumnId } from '#backend/exchange/columnIds.ts';
import { intakeColumns } from '#backend/exchange/intakeColumns.ts';
import { readIntakeSheet } from '#backend/exchange/readIntakeSheet.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { sampleClients } from '#test/support/sampleOffice/clients.ts';
import { sheetRowOf } from '#test/support/sheetRowOf.ts';

export const pack = await loadRulePack();

const [client] = sampleClients;
if (!client) throw new Error('no sample client');
/** A faultless row, as text. */
export const faultless = sheetRowOf(client.record, pack);

/** A cell the way somebody else's spreadsheet program wrote it: any value, and its number format. */
export interface ForeignCell {
  readonly value: ExcelJS.CellValue;
  readonly format?: string;
}

export interface ForeignSheet {
  /** Lines above the header. */
  readonly above?: readonly string[];
  readonly headers?: readonly string[];
  readonly rows: readonly Readonly<Partial<Record<ColumnId, ForeignCell['value'] | ForeignCell>>>[];
  readonly date1904?: boolean;
}

/** A sheet that our own writer would not write: its header in any order, its cells of any type. */
export async function foreignSheet({ above = [], headers, rows, date1904 }: ForeignSheet): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.properties.date1904 = date1904 ?? false;
  const sheet = workbook.addWorksheet('客户资料');
  for (const line of above) sheet.addRow([line]);
  const order = headers ?? intakeColumns.map(({ header }) => header);
  const top = above.length + 1;
  for (const [place, header] of order.entries()) {
    sheet.getCell(top, place + 1).value = header;
    const column = intakeColumns.find((each) => each.header === header.replace(/[\s*]/g, ''));
    if (!column) continue;
    for (const [index, row] of rows.entries()) {
      const given = row[column.id];
      const cell = sheet.getCell(top + 1 + index, place + 1);
      if (typeof given === 'object' && given !== null && !(given instanceof Date) && 'format' in given) {
        cell.value = given.value;
        cell.numFmt = given.format ?? 'General';
      } else cell.value = (given ?? null) as ExcelJS.CellValue;
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** One row with changed cells, read back. */
export async function readChanged(changed: ForeignSheet['rows'][number], date1904 = false) {
  const { rows } = await readIntakeSheet(await foreignSheet({ rows: [{ ...faultless, ...changed }], date1904 }), pack);
  const [row] = rows;
  if (!row) throw new Error('the row was not read');
  return { ...row, told: row.findings.map(({ rule, weight, where }) => `${rule} ${weight} ${where}`) };
}
