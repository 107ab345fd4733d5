import ExcelJS from '@protobi/exceljs';
import type { Application } from '#shared/filing/filingCase.ts';
import { discretionFor } from '../cases/discretion.ts';
import type { DossierTables } from '../dossier/dossierInput.ts';
import { infoSheet, type SheetField } from '../dossier/infoSheet.ts';
import { addTable, type TableColumn } from '../exchange/tableSheet.ts';

type Row = SheetField & { readonly section: string };

const columns: readonly TableColumn<Row>[] = [
  { header: '部分', width: 16, value: ({ section }) => section },
  { header: '栏目', width: 22, value: ({ label }) => label },
  { header: '填写内容', width: 70, value: ({ value }) => value ?? '（未填）' },
];

/** Every field of a case in the order of the form, whole, to be typed into a console from: a workbook of one sheet. */
export async function writeFieldSheet(application: Application, tables: DossierTables, now: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = now;
  workbook.modified = now;
  const rows = infoSheet(application, tables, discretionFor(application, false)).flatMap(({ title, fields }) =>
    fields.map((field) => ({ ...field, section: title })),
  );
  addTable(workbook, '填写内容', columns, rows);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
