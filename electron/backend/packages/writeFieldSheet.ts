import ExcelJS from '@protobi/exceljs';
import type { SheetField, SheetSection } from '../dossier/infoSheet.ts';
import { addTable, type TableColumn } from '../exchange/tableSheet.ts';

type Row = SheetField & { readonly section: string };

const columns: readonly TableColumn<Row>[] = [
  { header: '部分', width: 16, value: ({ section }) => section },
  { header: '栏目', width: 22, value: ({ label }) => label },
  { header: '填写内容', width: 70, value: ({ value }) => value ?? '（未填）' },
];

/** Every field of a form in its order, whole, to be typed into a console from: a workbook of one sheet. */
export async function writeFieldSheet(sections: readonly SheetSection[], now: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = now;
  workbook.modified = now;
  const rows = sections.flatMap(({ title, fields }) => fields.map((field) => ({ ...field, section: title })));
  addTable(workbook, '填写内容', columns, rows);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
