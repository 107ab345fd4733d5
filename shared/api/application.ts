import { z } from 'zod';
import { daySchema } from '../filing/date.ts';
import { findingSchema } from '../filing/finding.ts';
import { caseNumberSchema } from './cases.ts';
import { uploadedFileSchema } from './upload.ts';

/** An official payload to judge; `today` null means the day it is. */
export const lintPayloadInput = z.object({ file: uploadedFileSchema, today: daySchema.nullable() });

export const lintedPayloadSchema = z.object({ findings: z.array(findingSchema) });
export type LintedPayload = z.infer<typeof lintedPayloadSchema>;

/** `withOffice` adds what the payload has no field for, so that reading it back loses nothing. */
export const exportApplicationInput = z.object({ caseNumber: caseNumberSchema, withOffice: z.boolean() });

/** The payload, and the scans it names: their originals are fetched one by one. */
export const exportedApplicationSchema = z.object({
  file: uploadedFileSchema,
  media: z.array(z.object({ scanId: z.int().positive(), name: z.string().min(1) })),
});
export type ExportedApplication = z.infer<typeof exportedApplicationSchema>;

/** A payload, and files among which those it names are looked for. */
export const importApplicationInput = z.object({ file: uploadedFileSchema, files: z.array(uploadedFileSchema) });
