import { Buffer } from 'node:buffer';
import ExcelJS from '@protobi/exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { intakeColumns } from '#backend/exchange/intakeColumns.ts';
import { readIntakeSheet } from '#backend/exchange/readIntakeSheet.ts';
import { readZipDirectory } from '#backend/exchange/zipDirectory.ts';
import { faultless, foreignSheet, pack } from './workbook.ts';

let good = new Uint8Array();
beforeAll(async () => {
  good = new Uint8Array(await foreignSheet({ rows: [faultless] }));
});

const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const stream = (name: string) =>
  Buffer.concat([ole, Buffer.alloc(1024), Buffer.from(name, 'utf16le'), Buffer.alloc(64)]);
const refused = (bytes: Uint8Array, detail: string) =>
  expect(readIntakeSheet(bytes, pack)).rejects.toMatchObject({
    code: 'sheetUnreadable',
    message: expect.stringContaining(detail),
    remedy: expect.stringMatching(/\p{Script=Han}/u),
  });

describe('a file that is no readable sheet', () => {
  it.each([
    ['empty', Buffer.alloc(0), '空的'],
    ['an old .xls', stream('Workbook'), '旧版 .xls'],
    ['protected by a password', stream('EncryptedPackage'), '密码'],
    ['either of the two', Buffer.concat([ole, Buffer.alloc(600)]), '密码'],
    ['a CSV', Buffer.from('主体名称,小程序名称\n样例,样例'), '不是 .xlsx'],
    ['a picture', Buffer.from('ffd8ffe000104a464946', 'hex'), '不是 .xlsx'],
    ['only the beginning of a ZIP', Buffer.from('PK\u0003\u0004'), '不完整'],
  ])('%s', (_, bytes, detail) => refused(new Uint8Array(bytes), detail));

  it('cut off anywhere', async () => {
    for (const share of [0.1, 0.5, 0.9, 0.999]) await refused(good.slice(0, Math.floor(good.length * share)), '不完整');
  });

  it('with a damaged middle', async () => {
    const broken = good.slice();
    const sheet = readZipDirectory(good)?.find(({ name }) => name.endsWith('sheet1.xml'));
    broken.fill(0xff, (sheet?.headerAt ?? 0) + 60, (sheet?.headerAt ?? 0) + 160);
    await refused(broken, '损坏');
  });

  it('encrypted inside the ZIP', async () => {
    await refused(
      patched('xl/workbook.xml', (view, at) => view.setUint16(at + 8, 1, true)),
      '密码',
    );
  });

  it('unpacking to more than memory should hold', async () => {
    await refused(
      patched('xl/workbook.xml', (view, at) => view.setUint32(at + 24, 0xf000_0000, true)),
      '过大',
    );
  });

  it('that says it is small and is not: it is cut, never inflated', async () => {
    const lying = patched('xl/worksheets/sheet1.xml', (view, at) => view.setUint32(at + 24, 64, true));
    await expect(readIntakeSheet(lying, pack)).rejects.toMatchObject({ code: 'sheetUnreadable' });
  });

  it('larger than 20 MB', () => refused(new Uint8Array(20 * 1024 * 1024 + 1).fill(0x50), '20 MB'));

  it('a ZIP of something else', async () => {
    const other = good.slice();
    const entry = readZipDirectory(good)?.find(({ name }) => name === 'xl/workbook.xml');
    other.set(Buffer.from('xl/wordbook.xml'), (entry?.at ?? 0) + 46);
    await refused(other, '不是表格');
  });

  it('a workbook without our header', async () => {
    await refused(await foreignSheet({ headers: ['公司', '电话', '备注'], rows: [{}] }), '没有找到采集表的表头');
  });

  it('with more rows than an office has clients', async () => {
    const rows = Array.from({ length: 5001 }, () => ({ subjectName: '样例' }));
    const headers = intakeColumns.filter(({ need }) => need === 'always').map(({ header }) => header);
    await refused(await foreignSheet({ headers, rows }), '超过 5000 行');
  });

  function patched(name: string, change: (view: DataView, at: number) => void): Uint8Array {
    const bytes = good.slice();
    const entry = readZipDirectory(bytes)?.find((each) => each.name === name);
    if (!entry) throw new Error(`${name} is not in the sheet`);
    change(new DataView(bytes.buffer), entry.at);
    return bytes;
  }
});

describe('a sheet that somebody has rearranged', () => {
  const headers = intakeColumns.map(({ header }) => header);

  it('is read by its headers, in any order, below a title', async () => {
    const bytes = await foreignSheet({
      above: ['样例公司九月客户', ''],
      headers: headers.toReversed().map((header) => (header === '主体名称' ? ' 主体\n名称 * ' : header)),
      rows: [{}, faultless, {}, faultless],
    });
    const { rows, remarks } = await readIntakeSheet(bytes, pack);
    expect(rows.map(({ rowNumber, record }) => [rowNumber, record.subject.name])).toEqual([
      [5, faultless.subjectName],
      [7, faultless.subjectName],
    ]);
    expect(remarks).toEqual([]);
  });

  it('names the columns that are missing', async () => {
    const bytes = await foreignSheet({
      headers: headers.filter((header) => header !== '主体名称' && header !== '小程序备注' && header !== '内部备注'),
      rows: [faultless],
    });
    await expect(readIntakeSheet(bytes, pack)).rejects.toMatchObject({
      code: 'sheetColumnsMissing',
      message: '采集表缺少这些列：主体名称、小程序备注',
    });
  });

  it('tells of columns it does not know, and of those that stand twice', async () => {
    const bytes = await foreignSheet({
      headers: [...headers, '收款金额', '内部备注', '负责人手机'],
      rows: [faultless],
    });
    const { rows, remarks } = await readIntakeSheet(bytes, pack);
    expect(rows[0]?.findings).toEqual([]);
    expect(remarks.map(({ where, weight }) => `${where} ${weight}`)).toEqual([
      '收款金额 hint',
      '内部备注 hint',
      '负责人手机 hint',
    ]);
    expect(remarks[2]?.remedy).toContain('主体负责人手机号');
  });
});

describe('a cell far away from all others', () => {
  it.each([
    ['in the last corner', 'XFD1048576'],
    ['in the last row', 'A1048576'],
    ['in the last column', 'XFD2'],
  ])('%s is told before anything is laid out', async (_, place) => {
    await refused(await sheetWithCellAt(place), '范围太大');
  });

  it("within reason is nobody's problem", async () => {
    const { rows } = await readIntakeSheet(await sheetWithCellAt('CV2000'), pack);
    expect(rows.length).toBe(1);
  });
});

it('cells that show an error are named, because they come in blank', async () => {
  const { remarks } = await readIntakeSheet(await sheetWithCellAt('D9', { error: '#N/A' }), pack);
  expect(remarks.map(({ rule, weight, message }) => [rule, weight, message.includes('D9')])).toContainEqual([
    'intake.errorCell',
    'should',
    true,
  ]);
});

/** The faultless sheet with one more cell, put there as a spreadsheet program would. */
async function sheetWithCellAt(place: string, value: ExcelJS.CellValue = '误'): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(good.slice().buffer);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('no sheet');
  sheet.getCell(place).value = value;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
