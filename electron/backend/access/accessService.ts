import ExcelJS from '@protobi/exceljs';
import type { z } from 'zod';
import { type AccessEntry, accessLabel } from '#shared/access/accessEntry.ts';
import { type CheckedLog, isLogWhole, sayCheckedLog } from '#shared/access/checkedLog.ts';
import { headAbout } from '#shared/access/headAbout.ts';
import type {
  exportAccessInput,
  listAccessInput,
  listedAccessSchema,
  revealAgencyInput,
  revealInput,
} from '#shared/api/access.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { chinaMinute } from '#shared/calendar/chinaDay.ts';
import { valueAt } from '#shared/filing/applicationField.ts';
import { caseIdOf } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { addTable, type TableColumn } from '../exchange/tableSheet.ts';
import { checkAccessLog, countAccess, everyAccess, listAccess } from '../vault/store/accessLog.ts';
import { loadApplication } from '../vault/store/cases.ts';
import { noteAccess } from './accessLog.ts';

/** Writes down that somebody looks at a number, then hands it out. Throws `caseMissing`, `caseRemoved`, `vaultLocked`, `cannotWrite`. */
export function reveal(
  desk: Desk,
  { caseNumber, field }: z.infer<typeof revealInput>,
): { readonly value: string | null } {
  const caseId = caseIdOf(desk, caseNumber);
  noteAccess(desk, 'reveal', [`${caseNumber} ${field}`]);
  const value = valueAt(loadApplication(desk.vault().db, caseId), field);
  return { value: typeof value === 'string' ? value : null };
}

/** Writes down that somebody looks at a phone of the agency itself. Throws `vaultLocked`, `cannotWrite`. */
export function revealAgency(desk: Desk, { field }: z.infer<typeof revealAgencyInput>): void {
  noteAccess(desk, 'reveal', [`agency.${field}`]);
}

/** Lines of the log, the newest first. Throws `vaultLocked`. */
export function listLog(desk: Desk, wish: z.infer<typeof listAccessInput>): z.infer<typeof listedAccessSchema> {
  const { db } = desk.vault();
  return { entries: listAccess(db, wish), total: countAccess(db) };
}

/** Checks the whole chain, and that it goes on from where it was seen to be; see vault/accessHead. Throws `vaultLocked`. */
export async function checkLog(desk: Pick<Desk, 'vault'>): Promise<CheckedLog> {
  const { db, accessHead } = desk.vault();
  // First the heads: the log goes on meanwhile.
  const contradicted = await accessHead.contradictions();
  return { ...checkAccessLog(db), contradicted };
}

/**
 * Somebody knows that the log does not go on from where it was seen to be, as when an older database was put back by hand: each of those notes
 * goes into a line of the log, for good, and the vault's own begins anew at its end. Lines that were changed stay told. Does nothing where nothing
 * contradicts. Throws `vaultLocked`, `cannotWrite`.
 */
export async function acceptLog(desk: Pick<Desk, 'vault' | 'now'>): Promise<CheckedLog> {
  const vault = desk.vault();
  const contradicted = await vault.accessHead.contradictions();
  vault.assertOpen();
  if (contradicted.length > 0) {
    // The lines first: who is stopped in between is told still. Several backups may say the same.
    noteAccess(desk, 'logAccepted', [...new Set(contradicted.map(headAbout))]);
    vault.accessHead.beginAnew();
  }
  return checkLog(desk);
}

/** A line of the log, or what is to be said below all of them. */
type LogRow = AccessEntry | (typeof emptyRow & { readonly about: string });
const emptyRow = { id: null, at: null, kind: null, digest: null } as const;

const columns: readonly TableColumn<LogRow>[] = [
  { header: '序号', width: 8, value: ({ id }) => id },
  { header: '时间', width: 18, value: ({ at }) => at && chinaMinute(new Date(at)) },
  { header: '做了什么', width: 20, value: ({ kind }) => kind && accessLabel(kind) },
  { header: '案件和内容', width: 44, value: ({ about }) => about },
  { header: '精确时间', width: 26, value: ({ at }) => at },
  { header: '种类', width: 14, value: ({ kind }) => kind },
  { header: '校验值', width: 68, value: ({ digest }) => digest },
];

/** The whole log as a file, with everything its chain can be checked by; one that was changed says so in its last row. Throws `vaultLocked`. */
export async function exportLog(desk: Desk, { as }: z.infer<typeof exportAccessInput>): Promise<UploadedFile> {
  const vault = desk.vault();
  const checked = await checkLog(desk);
  const entries: LogRow[] = [...everyAccess(vault.db)];
  if (!isLogWhole(checked)) entries.push({ ...emptyRow, about: sayCheckedLog(checked) });
  const name = `访问记录 ${desk.today()}`;
  if (as === 'csv') return new File([csvOf(entries)], `${name}.csv`, { type: 'text/csv' });
  const workbook = new ExcelJS.Workbook();
  workbook.created = desk.now();
  addTable(workbook, '访问记录', columns, entries);
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  vault.assertOpen();
  return new File([bytes], `${name}.xlsx`);
}

/** With a byte order mark, or Excel takes it for GBK. No cell can be a formula: all are of the desk's own making. */
function csvOf(entries: readonly LogRow[]): string {
  const cell = (value: string | number | null) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const lines = [
    columns.map(({ header }) => cell(header)),
    ...entries.map((entry) => columns.map(({ value }) => cell(value(entry)))),
  ];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}
