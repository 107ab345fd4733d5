import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from '@protobi/exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { intakeColumns } from '#backend/exchange/intakeColumns.ts';
import { writeCaseSheet } from '#backend/exchange/writeCaseSheet.ts';
import { writeIntakeSheet } from '#backend/exchange/writeIntake.ts';
import { writeScanReport } from '#backend/exchange/writeScanReport.ts';
import { writeFieldSheet } from '#backend/packages/writeFieldSheet.ts';
import { programDir } from '#backend/places.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { specimenChecked } from '#test/support/scans.ts';
import { cleanApplication } from '../support/application.ts';
import { caseDesk } from '../support/caseDesk.ts';

const pack = await loadRulePack();
const now = new Date('2026-11-28T01:00:00.000Z');

/** How a text begins that a spreadsheet takes for a formula, with what makes it one; a Chinese Excel takes the wide ones, too. */
const beginnings = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  '\n=',
  '＝',
  '＋',
  '－',
  '＠',
  ' =',
  '=_x000D_',
  '+_x005F_x000a_',
];
const texts = beginnings.map((beginning) => `${beginning}HYPERLINK("http://192.0.2.1","样例")`);

const finding = (text: string): Finding => ({
  rule: 'sample',
  weight: 'must',
  where: 'subject.name',
  message: text,
  remedy: text,
  source: '样例来源',
  asOf: '2026-11-28',
});

/** Every writer of sheets, given this text wherever it takes one. */
const writers: Readonly<Record<string, (text: string) => Promise<Uint8Array>>> = {
  'exchange/writeCaseSheet.ts': (text) =>
    writeCaseSheet([{ application: spoken(text), findings: [finding(text)], overridden: [], materials: [] }], now),
  'exchange/writeScanReport.ts': (text) =>
    writeScanReport(
      [{ ...specimenChecked, file: text, ok: false, facts: null, because: text, findings: [finding(text)] }],
      { profile: { label: text } },
      now,
    ),
  'persons/personReport.ts': reportOn,
  'packages/writeFieldSheet.ts': (text) =>
    writeFieldSheet([{ title: '样例', fields: [{ label: text, value: text, wide: false }] }], now),
  'exchange/writeIntake.ts': (text) =>
    writeIntakeSheet(pack, [Object.fromEntries(intakeColumns.map(({ id }) => [id, text]))]),
};

/** What the desk holds about somebody whose case says this wherever it can, but in what one asks by. */
async function reportOn(text: string): Promise<Uint8Array> {
  const { persons } = cleanApplication();
  const [principal] = persons;
  const said = persons.map((person) => ({ ...person, email: text, post: text }));
  await using desk = await caseDesk({ ...spoken(text), persons: said });
  const wish = {
    name: principal?.name ?? '',
    number: principal?.certificateNumber ?? '',
    as: 'xlsx' as const,
  };
  return new Uint8Array(await (await desk.client.persons.report(wish)).arrayBuffer());
}

/** An application that says this wherever somebody can write. */
function spoken(text: string) {
  const { subject, miniProgram, persons, filingCase, ...rest } = cleanApplication();
  const said = <Part extends object>(part: Part, names: readonly (keyof Part)[]): Part => ({
    ...part,
    ...Object.fromEntries(names.map((name) => [name, text])),
  });
  return {
    ...rest,
    subject: said(subject, ['name', 'address', 'comment', 'certificateNumber', 'certificateAddress']),
    miniProgram: said(miniProgram, ['name', 'appId', 'comment']),
    persons: persons.map((person) => said(person, ['name', 'certificateNumber', 'mobile', 'email'])),
    filingCase: said(filingCase, ['staff', 'note']),
  };
}

describe('a text that looks like a formula', () => {
  it('is written by no writer but these', async () => {
    const found: string[] = [];
    const root = join(programDir, 'electron', 'backend');
    for await (const path of glob('**/*.ts', { cwd: root })) {
      const source = await readFile(join(root, path), 'utf8');
      if (/from '(@protobi\/exceljs|exceljs|write-excel-file.*|xlsx)'/.test(source)) found.push(path);
    }
    // The access log says nothing but words of the desk and case numbers; the other holds what most share, and makes no file.
    const harmless = ['access/accessService.ts', 'exchange/tableSheet.ts'];
    expect(found.toSorted()).toEqual([...harmless, ...Object.keys(writers)].toSorted());
  });

  it.each(Object.entries(writers))('stays a text in what %s makes, character by character', async (_, write) => {
    for (const text of texts) {
      const bytes = await write(text);
      const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
      expect(parts.length).toBeGreaterThan(0);
      for (const [, xml] of parts) expect(strFromU8(xml)).not.toMatch(/<f[\s>]|t="(str|e)"/);

      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(new Uint8Array(bytes).buffer);
      let seen = 0;
      for (const sheet of workbook.worksheets) {
        sheet.eachRow((row) => {
          row.eachCell((cell) => {
            if (!String(cell.value).includes('HYPERLINK')) return;
            seen += 1;
            expect(cell.value).toBe(text);
            // Edited by hand it would become a formula after all, were the cell not one for text.
            expect(cell.numFmt, JSON.stringify(text)).toBe('@');
          });
        });
      }
      expect(seen, JSON.stringify(text)).toBeGreaterThan(0);
    }
  });
});
