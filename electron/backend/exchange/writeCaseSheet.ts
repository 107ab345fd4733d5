import ExcelJS from '@protobi/exceljs';
import stringWidth from 'string-width';
import type { CaseFile } from '#shared/api/cases.ts';
import { filingTypeLabels, personIn } from '#shared/filing/filingCase.ts';
import { weightLabels } from '#shared/filing/finding.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import { stageLabels } from '#shared/filing/stage.ts';

interface Column<Row> {
  readonly header: string;
  /** Width in characters of the spreadsheet. */
  readonly width: number;
  readonly value: (row: Row) => string | number | null;
}

const caseColumns: readonly Column<CaseFile>[] = [
  { header: '编号', width: 12, value: ({ application }) => application.filingCase.number },
  { header: '主体', width: 36, value: ({ application }) => application.subject.name },
  { header: '小程序', width: 22, value: ({ application }) => application.miniProgram.name },
  { header: '备案类型', width: 10, value: ({ application }) => filingTypeLabels[application.filingCase.filingType] },
  { header: '阶段', width: 14, value: ({ application }) => stageLabels[application.filingCase.stage] },
  {
    header: '主体负责人',
    width: 14,
    value: ({ application }) => personIn(application, 'subjectPrincipal')?.name ?? null,
  },
  {
    header: '小程序负责人',
    width: 14,
    value: ({ application }) => personIn(application, 'appPrincipal')?.name ?? null,
  },
  { header: '材料份数', width: 10, value: ({ materials }) => materials.length },
  { header: '必改', width: 8, value: countOf('must') },
  { header: '建议', width: 8, value: countOf('should') },
  { header: '提示', width: 8, value: countOf('hint') },
  { header: '经办人', width: 12, value: ({ application }) => application.filingCase.staff },
];

type FindingRow = { caseFile: CaseFile; finding: CaseFile['findings'][number] };

const findingColumns: readonly Column<FindingRow>[] = [
  { header: '编号', width: 12, value: ({ caseFile }) => caseFile.application.filingCase.number },
  { header: '主体', width: 30, value: ({ caseFile }) => caseFile.application.subject.name },
  { header: '轻重', width: 8, value: ({ finding }) => weightLabels[finding.weight] },
  { header: '位置', width: 24, value: ({ finding }) => placeLabel(finding.where) },
  { header: '问题', width: 52, value: ({ finding }) => finding.message },
  { header: '怎么办', width: 52, value: ({ finding }) => finding.remedy },
  { header: '依据', width: 40, value: ({ finding }) => finding.source },
  { header: '截至', width: 12, value: ({ finding }) => finding.asOf },
];

/**
 * The office's list as a workbook: one sheet of cases, one of every finding, ready to filter and to print.
 *
 * Holds no ID numbers and no phones: such lists are passed around.
 */
export async function writeCaseSheet(caseFiles: readonly CaseFile[], now: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = now;
  addTable(workbook, '案件', caseColumns, caseFiles);
  addTable(
    workbook,
    '问题',
    findingColumns,
    caseFiles.flatMap((caseFile) => caseFile.findings.map((finding) => ({ caseFile, finding }))),
  );
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Points a line of text takes at the usual 11 points. */
const lineHeight = 15;

function addTable<Row>(
  workbook: ExcelJS.Workbook,
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
) {
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
    // Spreadsheets do not all work out the height of wrapped rows when they open a file.
    sheet.addRow(values).height =
      lineHeight * Math.max(...values.map((value, index) => linesOf(value, columns[index])));
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

function countOf(weight: CaseFile['findings'][number]['weight']) {
  return ({ findings }: CaseFile) => findings.filter((finding) => finding.weight === weight).length;
}
