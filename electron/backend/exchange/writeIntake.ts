import ExcelJS from '@protobi/exceljs';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { labelsOf } from './choices.ts';
import type { SheetRow } from './columnIds.ts';
import type { ChoiceList, IntakeColumn } from './intakeColumn.ts';
import { intakeColumns } from './intakeColumns.ts';
import { sheetText } from './sheetText.ts';
import { withFixedDates } from './zipDirectory.ts';

/** Names of the sheets; the reader looks for the first. */
export const intakeSheetName = '采集表';
const explanationName = '填写说明';
const optionsName = '选项';

/** Rows above the first client: the coloured groups, then the headers. */
const headerRows = 2;
/** Rows that come with drop-downs: as many as are read. */
const preparedRows = 5000;

declare module '@protobi/exceljs' {
  interface Worksheet {
    /** There at run time, missing in the package's types. A whole range at once: cell by cell takes 100 times as long. */
    readonly dataValidations: { add(range: string, validation: DataValidation): void };
  }
}

/** One quiet colour a group, light enough to print. */
const groupColours = ['FFE8EEF7', 'FFE6F4EA', 'FFFDF1DD', 'FFF3E8F7', 'FFE3F2F4', 'FFFBE9E7'];

/** An empty intake sheet as .xlsx: drop-downs from the code tables, text cells, and a page that explains every column. */
export function writeIntakeTemplate(pack: RulePack): Promise<Uint8Array> {
  return writeIntakeSheet(pack, []);
}

/**
 * The intake sheet with these rows filled in. Deterministic: the same rows and pack give the same bytes.
 *
 * Values are written as given, strings as text, so that nothing is turned into a number or a date; a number given as
 * a number stays one, for samples of what goes wrong.
 */
export async function writeIntakeSheet(pack: RulePack, rows: readonly SheetRow[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const dated = new Date(`${pack.manifest.asOf}T00:00:00Z`);
  workbook.created = dated;
  workbook.modified = dated;
  const sheet = workbook.addWorksheet(intakeSheetName, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: headerRows }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  explain(
    workbook.addWorksheet(explanationName, {
      views: [{ state: 'frozen', ySplit: 1 }],
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    }),
    pack,
  );
  const ranges = addOptions(workbook, pack);
  prepareColumns(sheet, ranges);
  addHeaders(sheet);
  for (const [index, row] of rows.entries()) {
    for (const [place, { id }] of intakeColumns.entries()) {
      const value = row[id] ?? null;
      if (value === null) continue;
      sheet.getCell(headerRows + 1 + index, place + 1).value = typeof value === 'string' ? sheetText(value) : value;
    }
  }
  return withFixedDates(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function prepareColumns(sheet: ExcelJS.Worksheet, ranges: ReadonlyMap<ChoiceList, string>): void {
  for (const [place, column] of intakeColumns.entries()) {
    const drawn = sheet.getColumn(place + 1);
    drawn.width = column.width;
    // Text format for every column: Excel would otherwise eat ID numbers and turn 1-2 into a date.
    drawn.numFmt = '@';
    drawn.alignment = { vertical: 'top', wrapText: column.kind === 'long' };
    const range = column.list === null ? undefined : ranges.get(column.list);
    if (range === undefined) continue;
    const { letter } = drawn;
    const [top, bottom] = [headerRows + 1, headerRows + preparedRows];
    sheet.dataValidations.add(`${letter}${top}:${letter}${bottom}`, listOf(column, range));
  }
}

function listOf(column: IntakeColumn, range: string): ExcelJS.DataValidation {
  return {
    type: 'list',
    formulae: [range],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: column.header,
    error: '请从下拉列表中选择。',
  };
}

function addHeaders(sheet: ExcelJS.Worksheet): void {
  const groups = [...new Set(intakeColumns.map(({ group }) => group))];
  for (const [index, group] of groups.entries()) {
    const places = intakeColumns.flatMap((column, place) => (column.group === group ? [place + 1] : []));
    const [first, last] = [Math.min(...places), Math.max(...places)];
    const fill: ExcelJS.Fill = {
      type: 'pattern',
      pattern: 'solid',
      fgColor: { argb: groupColours[index % groupColours.length] ?? 'FFEEEEEE' },
    };
    sheet.mergeCells(1, first, 1, last);
    const title = sheet.getCell(1, first);
    title.value = group;
    dress(title, fill);
    for (const place of places) {
      const cell = sheet.getCell(headerRows, place);
      const column = intakeColumns[place - 1];
      cell.value = column ? headerText(column) : null;
      dress(cell, fill);
    }
  }
  sheet.getRow(headerRows).height = 32;
}

/** Headers of columns that every filing needs carry a star; the reader ignores it. */
function headerText({ header, need }: IntakeColumn): string {
  return need === 'always' ? `${header} *` : header;
}

function dress(cell: ExcelJS.Cell, fill: ExcelJS.Fill): void {
  cell.font = { bold: true };
  cell.fill = fill;
  cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
  cell.border = { bottom: { style: 'thin', color: { argb: 'FF9AA5B1' } } };
}

const needLabels = { always: '必填', sometimes: '视情况', free: '选填' } as const;

/** How a column is filled in; how long a text may be is data of the rule pack. */
function aboutColumn({ id, about }: IntakeColumn, { limits: { appName, appComment } }: RulePack): string {
  if (id === 'appName') return `${about}${appName.least} 到 ${appName.most} 个字符，汉字算 2 个。`;
  if (id === 'appComment') return `${about}${appComment.least} 到 ${appComment.most} 个字。`;
  return about;
}

function explain(sheet: ExcelJS.Worksheet, pack: RulePack): void {
  sheet.columns = [
    { header: '分组', width: 14 },
    { header: '列名', width: 26 },
    { header: '要不要填', width: 10 },
    { header: '怎么填、在哪里找', width: 64 },
    { header: '例子', width: 44 },
  ];
  for (const column of intakeColumns) {
    sheet.addRow([
      column.group,
      column.header,
      needLabels[column.need],
      aboutColumn(column, pack),
      column.example || null,
    ]);
  }
  for (const line of [
    '一行是一个小程序的一次备案；同一主体有几个小程序就填几行。',
    '日期写成 2026-11-30 这样；长期有效写“长期”。',
    '号码一律用文本格式填写。从别处粘贴时请选“只粘贴值”，以免改掉单元格格式。',
    '列的先后可以调换，也可以加自己的列；列名请不要改。',
  ]) {
    sheet.addRow(['说明', null, null, line]);
  }
  sheet.eachRow((row) => {
    row.alignment = { vertical: 'top', wrapText: true };
  });
  sheet.getRow(1).font = { bold: true };
}

/** Lists stand on a sheet of their own, because a list written into a validation may have only 255 characters. */
function addOptions(workbook: ExcelJS.Workbook, pack: RulePack): Map<ChoiceList, string> {
  const sheet = workbook.addWorksheet(optionsName, { state: 'hidden' });
  const lists = new Set(intakeColumns.flatMap(({ list }) => (list === null ? [] : [list])));
  return new Map(
    [...lists].map((list, index) => {
      const labels = labelsOf(list, pack);
      for (const [row, label] of labels.entries()) sheet.getCell(row + 1, index + 1).value = label;
      const letter = sheet.getColumn(index + 1).letter;
      return [list, `'${optionsName}'!$${letter}$1:$${letter}$${labels.length}`];
    }),
  );
}
