import ExcelJS from '@protobi/exceljs';
import type { z } from 'zod';
import type { personReportInput } from '#shared/api/persons.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import type { Desk } from '../desk.ts';
import { addTable, type TableColumn } from '../exchange/tableSheet.ts';
import { openTray, proposedFor } from '../intake/tray.ts';
import { loadTemplates } from '../letters/loadTemplates.ts';
import { drawPlainPages, type PlainPages } from '../reports/plainPages.ts';
import { getAgency } from '../vault/store/agency.ts';
import { gatherPerson } from './gatherPerson.ts';

/**
 * Everything the vault holds about one human being, as pages or as a workbook. Nothing of it is hidden: it is for the
 * person who asks about themselves.
 *
 * Throws `personMissing` unless name and number both fit somebody, `vaultLocked`.
 */
export async function personReport(desk: Desk, wish: z.infer<typeof personReportInput>): Promise<UploadedFile> {
  const vault = desk.vault();
  const titles = new Map((await loadTemplates()).map(({ id, title }) => [id, title]));
  const tray = await openTray(desk);
  vault.assertOpen();
  const sections = gatherPerson(vault.db, wish, desk.pack, {
    titles,
    proposedFor: (cases) => proposedFor(tray, new Set(cases.map(({ caseNumber }) => caseNumber))),
  });
  const today = desk.today();
  const agency = getAgency(vault.db).name;
  const subtitle = [agency ?? '', `生成日期 ${today}`, '除此以外，备份里还有这些资料的加密副本'].filter(
    (each) => each !== '',
  );
  const pages = { title: `个人资料报告：${wish.name}`, subtitle: subtitle.join('　'), sections };
  const bytes = wish.as === 'pdf' ? await drawPlainPages(pages, desk.now()) : await workbookOf(pages, desk.now());
  vault.assertOpen();
  const name = safeFileName(`个人资料报告 ${wish.name} ${today}`);
  return new File([new Uint8Array(bytes)], `${name}.${wish.as}`);
}

interface SheetRow {
  readonly item: string;
  readonly label: string;
  readonly text: string;
}

const columns: readonly TableColumn<SheetRow>[] = [
  { header: '条目', width: 32, value: ({ item }) => item },
  { header: '项目', width: 18, value: ({ label }) => label },
  { header: '内容', width: 70, value: ({ text }) => text },
];

/** One sheet a section, one row a line. */
async function workbookOf({ sections }: PlainPages, now: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = now;
  for (const { title, none, items } of sections) {
    const rows = items.flatMap(({ title: item, lines }) => lines.map((each) => ({ item: item ?? '', ...each })));
    addTable(workbook, title, columns, rows.length > 0 ? rows : [{ item: none, label: '', text: '' }]);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
