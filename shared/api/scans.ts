import { z } from 'zod';
import { findingSchema } from '../filing/finding.ts';
import { scanKindSchema } from '../filing/materialSlot.ts';
import { scanFactsSchema } from '../scans/scanFacts.ts';
import { progressSchema } from './progress.ts';
import { uploadedFileSchema } from './upload.ts';

/** Pictures to judge against one profile and kind, without keeping them. */
export const checkScansInput = z.object({
  files: z.array(uploadedFileSchema),
  profile: z.string(),
  kind: scanKindSchema,
});

/** One file judged. `ok` is false when a finding blocks. `file` is the name it was handed over with. */
export const checkedScanSchema = z.object({
  type: z.literal('checked'),
  file: z.string(),
  ok: z.boolean(),
  /** Null when the file could not even be read. */
  facts: scanFactsSchema.nullable(),
  findings: z.array(findingSchema),
});
export type CheckedScan = z.infer<typeof checkedScanSchema>;

export const checkScansEvent = z.discriminatedUnion('type', [progressSchema, checkedScanSchema]);
export type CheckScansEvent = z.infer<typeof checkScansEvent>;

/** A report of scans that were checked, as xlsx: what was measured, what is wrong, what to do. */
export const scanReportInput = z.object({
  profile: z.string(),
  kind: scanKindSchema,
  checked: z.array(checkedScanSchema).max(20_000),
});
