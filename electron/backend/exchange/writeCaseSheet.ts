import ExcelJS from '@protobi/exceljs';
import type { CaseFile } from '#shared/api/cases.ts';
import { filingTypeLabels, personIn } from '#shared/filing/filingCase.ts';
import { type FindingKind, kindLabels, kindOf } from '#shared/filing/findingKind.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import { saySource } from '#shared/rules/saySource.ts';
import { addTable, type TableColumn } from './tableSheet.ts';

const caseColumns: readonly TableColumn<CaseFile>[] = [
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
  { header: '必改', width: 8, value: count('wrong') },
  { header: '待填', width: 8, value: count('missing') },
  { header: '建议', width: 8, value: count('should') },
  { header: '提示', width: 8, value: count('hint') },
  { header: '经办人', width: 12, value: ({ application }) => application.filingCase.staff },
];

type FindingRow = { caseFile: CaseFile; finding: CaseFile['findings'][number] };

const findingColumns: readonly TableColumn<FindingRow>[] = [
  { header: '编号', width: 12, value: ({ caseFile }) => caseFile.application.filingCase.number },
  { header: '主体', width: 30, value: ({ caseFile }) => caseFile.application.subject.name },
  { header: '轻重', width: 8, value: ({ finding }) => kindLabels[kindOf(finding)] },
  { header: '位置', width: 24, value: ({ finding }) => placeLabel(finding.where) },
  { header: '问题', width: 52, value: ({ finding }) => finding.message },
  { header: '怎么办', width: 52, value: ({ finding }) => finding.remedy },
  { header: '依据', width: 40, value: ({ finding }) => saySource(finding.source) },
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

function count(kind: FindingKind) {
  return ({ findings }: CaseFile) => findings.filter((finding) => kindOf(finding) === kind).length;
}
