import ExcelJS from '@protobi/exceljs';
import type { CheckedScan } from '#shared/api/scans.ts';
import { type Finding, sortFindings, type Weight, weightLabels } from '#shared/filing/finding.ts';
import { scanKindLabels } from '#shared/filing/materialSlot.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';
import { saySource } from '#shared/rules/saySource.ts';
import { contentLabels } from '#shared/scans/contentType.ts';
import { nameOfRow } from '#shared/scans/nameOfRow.ts';
import { verdictWord } from '#shared/scans/unfinished.ts';
import { addTable, type TableColumn } from './tableSheet.ts';

/** What the pictures were checked against. */
export interface ScanDemands {
  readonly profile: Pick<ScanProfile, 'label'>;
}

type FindingRow = { readonly file: string; readonly finding: Finding };

const findingColumns: readonly TableColumn<FindingRow>[] = [
  { header: '文件', width: 40, value: ({ file }) => file },
  { header: '轻重', width: 8, value: ({ finding }) => weightLabels[finding.weight] },
  { header: '问题', width: 52, value: ({ finding }) => finding.message },
  { header: '怎么办', width: 52, value: ({ finding }) => finding.remedy },
  { header: '依据', width: 40, value: ({ finding }) => saySource(finding.source) },
  { header: '截至', width: 12, value: ({ finding }) => finding.asOf },
];

/**
 * Checked scans as a workbook: one sheet of files with what was measured, one of every finding, ready to filter, to
 * print and to send to whoever has to take the pictures again.
 */
export async function writeScanReport(
  checked: readonly CheckedScan[],
  demands: ScanDemands,
  now: Date,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = now;
  addTable(workbook, '检查结果', fileColumns(demands), checked);
  addTable(
    workbook,
    '问题',
    findingColumns,
    checked.flatMap((each) => sortFindings(each.findings).map((finding) => ({ file: nameOfRow(each), finding }))),
  );
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function fileColumns({ profile }: ScanDemands): TableColumn<CheckedScan>[] {
  return [
    { header: '文件', width: 40, value: nameOfRow },
    { header: '结论', width: 8, value: verdictWord },
    { header: '大小（KB）', width: 12, value: ({ facts }) => facts && Math.round(facts.bytes / 102.4) / 10 },
    {
      header: '像素',
      width: 14,
      value: ({ facts }) => (facts?.width && facts.height ? `${facts.width}×${facts.height}` : null),
    },
    { header: '格式', width: 14, value: ({ facts }) => facts && contentLabels[facts.contentType] },
    { header: '必改', width: 8, value: countOf('must') },
    { header: '建议', width: 8, value: countOf('should') },
    { header: '提示', width: 8, value: countOf('hint') },
    { header: '平台规格', width: 24, value: () => profile.label },
    { header: '材料种类', width: 20, value: ({ kind }) => scanKindLabels[kind] },
    { header: '材料种类的依据', width: 28, value: ({ because }) => because ?? '您选的' },
  ];
}

function countOf(weight: Weight) {
  return ({ findings }: CheckedScan) => findings.filter((finding) => finding.weight === weight).length;
}
