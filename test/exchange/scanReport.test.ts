import ExcelJS from '@protobi/exceljs';
import { expect, it } from 'vitest';
import type { CheckedScan } from '#shared/api/scans.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { freshDesk } from '#test/support/caseDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { specimenChecked } from '#test/support/scans.ts';

onePool();

const finding = (weight: Finding['weight'], message: string): Finding => ({
  rule: 'scan.specimen',
  weight,
  where: 'bytes',
  message,
  remedy: '请重新拍摄',
  source: '样例来源',
  asOf: '2026-11-23',
});
const scan = (file: string, findings: Finding[] = []): CheckedScan => ({
  ...specimenChecked,
  file,
  ok: findings.every(({ weight }) => weight !== 'must'),
  findings,
});

/** The report as a spreadsheet opens it: sheet name → rows of values. */
async function report(checked: CheckedScan[]) {
  await using desk = await freshDesk();
  const file = await desk.client.scans.report({ profile: 'wechat-default', checked });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await file.arrayBuffer());
  const rows = (name: string) => {
    const sheet = workbook.getWorksheet(name);
    const found: unknown[][] = [];
    sheet?.eachRow((row) => found.push((row.values as unknown[]).slice(1)));
    return found;
  };
  return { name: file.name, workbook, files: rows('检查结果'), findings: rows('问题') };
}

it('lists every file with what was measured, and every finding with what to do, gravest first', async () => {
  const { name, files, findings } = await report([
    scan('客户甲/身份证.jpg'),
    { ...scan('坏.jpg', [finding('hint', '样例提示'), finding('must', '样例必改')]), facts: null },
  ]);
  expect(name).toBe('扫描件检查结果 2026-11-23.xlsx');
  expect(files[0]).toEqual([
    '文件',
    '结论',
    '大小（KB）',
    '像素',
    '格式',
    '必改',
    '建议',
    '提示',
    '平台规格',
    '材料种类',
    '材料种类的依据',
  ]);
  expect(files[1]?.slice(0, 8)).toEqual(['客户甲/身份证.jpg', '可用', 146.5, '1600×1200', 'JPG', 0, 0, 0]);
  expect(files[1]?.slice(-2)).toEqual(['负责人证件人像面', '画面像身份证人像面']);
  expect(files[2]?.slice(0, 8)).toEqual(['坏.jpg', '必改', undefined, undefined, undefined, 1, 0, 1]);
  expect(findings[0]).toEqual(['文件', '轻重', '问题', '怎么办', '依据', '截至']);
  expect(findings.slice(1).map((row) => row.slice(0, 4))).toEqual([
    ['坏.jpg', '必改', '样例必改', '请重新拍摄'],
    ['坏.jpg', '提示', '样例提示', '请重新拍摄'],
  ]);
});

it.each(['=1+1', '+86', '-2', '@SUM(A1)', '=HYPERLINK("http://specimen.invalid","x").jpg', '\t=1', '\r=1'])(
  'a file called %j stays a text, also when its cell is edited',
  async (file) => {
    const { workbook } = await report([scan(file, [finding('must', file)])]);
    for (const [sheet, address] of [
      ['检查结果', 'A2'],
      ['问题', 'A2'],
      ['问题', 'C2'],
    ] as const) {
      const cell = workbook.getWorksheet(sheet)?.getCell(address);
      expect(cell?.type).toBe(ExcelJS.ValueType.String);
      expect(cell?.formula).toBeUndefined();
      expect(cell?.numFmt).toBe('@');
    }
  },
);

it('survives names no spreadsheet can hold', async () => {
  const { files } = await report([scan('响铃\u0007空\u0000半\uD83D.jpg'), scan('长'.repeat(40_000))]);
  expect(files[1]?.[0]).toBe('响铃\uFFFD空\uFFFD半\uFFFD.jpg');
  expect(String(files[2]?.[0])).toHaveLength(32_767);
});

it('of no known profile is an error', async () => {
  await using desk = await freshDesk();
  await expect(desk.client.scans.report({ profile: 'nobody', checked: [] })).rejects.toMatchObject({
    code: 'profileMissing',
  });
});
