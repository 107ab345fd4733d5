import ExcelJS from '@protobi/exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { labelsOf } from '#backend/exchange/choices.ts';
import { intakeColumns } from '#backend/exchange/intakeColumns.ts';
import { writeIntakeSheet, writeIntakeTemplate } from '#backend/exchange/writeIntake.ts';
import { faultless, pack } from './workbook.ts';

const workbook = new ExcelJS.Workbook();
beforeAll(async () => {
  await workbook.xlsx.load(new Uint8Array(await writeIntakeTemplate(pack)).buffer);
});

const sheet = (name: string) => {
  const found = workbook.getWorksheet(name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};
const place = (header: string) => intakeColumns.findIndex((column) => column.header === header) + 1;

describe('the intake template', () => {
  it('opens on the sheet to fill in, explains it, and hides the lists', () => {
    expect(workbook.worksheets.map(({ name, state }) => `${name} ${state}`)).toEqual([
      '采集表 visible',
      '填写说明 visible',
      '选项 hidden',
    ]);
    expect(sheet('采集表').views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
  });

  it('has every column once, stars on those that are always needed', () => {
    const headers = sheet('采集表').getRow(2).values;
    expect(Array.isArray(headers) && headers.slice(1)).toEqual(
      intakeColumns.map(({ header, need }) => (need === 'always' ? `${header} *` : header)),
    );
  });

  it.each([
    '主体证件号码',
    '法定代表人证件号码',
    '主体负责人手机号',
    '小程序负责人应急手机号',
    '计划提交日期',
    '通讯地址',
  ])('formats %s as text', (header) => {
    expect(sheet('采集表').getColumn(place(header)).numFmt).toBe('@');
  });

  it.each(intakeColumns.filter(({ list }) => list !== null).map((column) => [column.header, column] as const))(
    'offers the whole code table for %s',
    (header, column) => {
      for (const row of [3, 500]) {
        const validation = sheet('采集表').getCell(row, place(header)).dataValidation;
        expect(validation).toMatchObject({ type: 'list', allowBlank: true });
        const [, letter, last] = /^'?选项'?!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)$/.exec(String(validation.formulae[0])) ?? [];
        const offered = Array.from(
          { length: Number(last) },
          (_, index) => sheet('选项').getCell(`${letter}${index + 1}`).value,
        );
        expect(offered).toEqual(column.list === null ? [] : labelsOf(column.list, pack));
      }
    },
  );

  it('offers 176 service types, no two alike', () => {
    const labels = labelsOf('service', pack);
    expect(labels).toHaveLength(176);
    expect(new Set(labels).size).toBe(176);
  });

  it('explains every column in Chinese', () => {
    const rows = intakeColumns.map((column, index) => {
      const row = sheet('填写说明').getRow(index + 2);
      expect(row.getCell(2).value).toBe(column.header);
      expect(String(row.getCell(4).value)).toMatch(/\p{Script=Han}.*。$/u);
      return row.getCell(3).value;
    });
    expect(new Set(rows)).toEqual(new Set(['必填', '视情况', '选填']));
    const about = (header: string) => {
      const index = intakeColumns.findIndex((column) => column.header === header);
      return String(
        sheet('填写说明')
          .getRow(index + 2)
          .getCell(4).value,
      );
    };
    expect(about('小程序名称')).toContain('4 到 30 个字符');
    expect(about('小程序备注')).toContain('20 到 200 个字');
  });
});

it('writes numbers of persons as text', async () => {
  const filled = new ExcelJS.Workbook();
  await filled.xlsx.load(new Uint8Array(await writeIntakeSheet(pack, [faultless])).buffer);
  const cell = filled.getWorksheet('采集表')?.getCell(3, place('法定代表人证件号码'));
  expect(cell?.type).toBe(ExcelJS.ValueType.String);
  expect(cell?.numFmt).toBe('@');
  expect(cell?.value).toBe(faultless.legalCertificateNumber);
});
