import { z } from 'zod';
import { findingSchema } from '../filing/finding.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { caseNumberSchema } from './cases.ts';
import { progressSchema } from './progress.ts';
import { uploadedFileSchema } from './upload.ts';

export const importInput = z.object({
  sheet: uploadedFileSchema,
  /** Scans with their path below the handed-over folder. */
  files: z.array(uploadedFileSchema),
  /**
   * Paths of the files that belong to the same handover but travel in other calls: two papers for one place are seen
   * as rivals even when they come apart.
   */
  alongside: z.array(z.string()).max(50_000).default([]),
});

/** Which cases the list names; null means every case. */
export const caseSheetInput = z.object({ cases: z.array(caseNumberSchema).max(20_000).nullable() });

/** What is wrong with these cases today: pages to print, or a workbook to filter. */
export const findingsReportInput = z.object({
  cases: z.array(caseNumberSchema).min(1).max(2_000),
  as: z.enum(['pdf', 'xlsx']),
});

/**
 * What became of one row.
 *
 * created: a new case · unchanged: it was there already · completed: blanks were filled ·
 * conflict: there already with other values, nothing overwritten · rejected: cannot become a case.
 */
export const rowOutcomeSchema = z.enum(['created', 'unchanged', 'completed', 'conflict', 'rejected']);
export type RowOutcome = z.infer<typeof rowOutcomeSchema>;

/**
 * One row as it would be imported; `usable` is false when it cannot become a case.
 *
 * `outcome` is what would become of it, null while no vault is open. `findings` are what the import itself would say,
 * `judged` what would stand in the case then, papers aside.
 */
export const previewedRowSchema = z.object({
  row: z.int().positive(),
  subjectName: z.string().nullable(),
  miniProgramName: z.string().nullable(),
  usable: z.boolean(),
  outcome: rowOutcomeSchema.nullable(),
  findings: z.array(findingSchema),
  judged: z.array(findingSchema),
});

/** What is in a sheet, before anything is imported. `remarks` are about the sheet as a whole. */
export const previewSchema = z.object({ rows: z.array(previewedRowSchema), remarks: z.array(findingSchema) });
export type IntakePreview = z.infer<typeof previewSchema>;

/** What became of one file. Stored and already mean: it is durable in the vault. */
export const fileOutcomeSchema = z.enum(['stored', 'already', 'unplaced', 'unreadable']);
export type FileOutcome = z.infer<typeof fileOutcomeSchema>;

export const importEvent = z.discriminatedUnion('type', [
  progressSchema,
  z.object({
    type: z.literal('row'),
    /** 1-based row of the sheet, as the spreadsheet shows it. */
    row: z.int().positive(),
    outcome: rowOutcomeSchema,
    caseNumber: caseNumberSchema.nullable(),
    subjectName: z.string().nullable(),
    miniProgramName: z.string().nullable(),
    findings: z.array(findingSchema),
  }),
  z.object({
    type: z.literal('file'),
    path: z.string(),
    outcome: fileOutcomeSchema,
    caseNumber: caseNumberSchema.nullable(),
    slots: z.array(materialSlotIdSchema),
    /** Why it was placed there, or why it could not be placed. */
    reason: z.string(),
  }),
]);
export type ImportEvent = z.infer<typeof importEvent>;
