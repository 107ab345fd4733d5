import type { z } from 'zod';
import type { scanReportInput } from '#shared/api/scans.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { profileById } from '#shared/scans/profile.ts';
import { openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { listCases } from '../vault/store/cases.ts';
import { writeCaseSheet } from './writeCaseSheet.ts';
import { writeIntakeTemplate } from './writeIntake.ts';

const spreadsheet = { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** The empty intake sheet, made from the rule pack in force. */
export async function intakeTemplateFile(desk: Desk): Promise<UploadedFile> {
  return new File([ownBuffer(await writeIntakeTemplate(desk.pack))], '采集表.xlsx', spreadsheet);
}

/** The named cases (null: every case) and every finding of today as a workbook. Throws `caseMissing`, `vaultLocked`. */
export async function caseSheetFile(desk: Desk, cases: readonly string[] | null): Promise<UploadedFile> {
  const numbers = cases ?? listCases(desk.vault().db).map(({ number }) => number);
  const caseFiles = numbers.toSorted().map((number) => openCase(desk, number));
  return new File([ownBuffer(await writeCaseSheet(caseFiles, desk.now()))], '案件与问题清单.xlsx', spreadsheet);
}

/** Scans that were checked, with every finding, as a workbook named after the day. Throws `profileMissing`. */
export async function scanReportFile(
  desk: Desk,
  { profile, checked }: z.infer<typeof scanReportInput>,
  signal?: AbortSignal,
): Promise<UploadedFile> {
  const { label } = profileById(desk.pack, profile);
  const demands = { profile: { label } };
  const bytes = await desk.pool.run('scanReport', { checked, demands, now: desk.now() }, { signal });
  return new File([ownBuffer(bytes)], `扫描件检查结果 ${desk.today()}.xlsx`, spreadsheet);
}

/** A `File` wants an ArrayBuffer of its own, never one that may be shared. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
