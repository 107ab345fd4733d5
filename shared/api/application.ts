import { z } from 'zod';
import { daySchema } from '../filing/date.ts';
import { filingTypeSchema } from '../filing/filingCase.ts';
import { findingSchema } from '../filing/finding.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { caseNumberSchema } from './cases.ts';
import { previewedRowSchema } from './exchange.ts';
import { uploadedFileSchema } from './upload.ts';

/**
 * An official payload to judge; `today` null means the day it is. `rules` are files of a rule pack that count over the
 * one in use, for this once.
 */
export const lintPayloadInput = z.object({
  file: uploadedFileSchema,
  today: daySchema.nullable(),
  rules: z.array(uploadedFileSchema).max(1000).default([]),
});

/** The problems, and the rule pack they were judged by. */
export const lintedPayloadSchema = z.object({
  findings: z.array(findingSchema),
  rules: z.object({ title: z.string(), version: z.string() }),
});
export type LintedPayload = z.infer<typeof lintedPayloadSchema>;

/** `withOffice` adds what the payload has no field for, so that reading it back loses nothing. */
export const exportApplicationInput = z.object({ caseNumber: caseNumberSchema, withOffice: z.boolean() });

/** The payload, and the scans it names: their originals are fetched one by one. */
export const exportedApplicationSchema = z.object({
  file: uploadedFileSchema,
  media: z.array(z.object({ scanId: z.int().positive(), name: z.string().min(1) })),
});
export type ExportedApplication = z.infer<typeof exportedApplicationSchema>;

/**
 * A payload, and files among which those it names are looked for.
 *
 * `alongside` are paths of files that travel in other calls: what is among them is not missed, and may be a rival of a
 * file of the same name.
 */
export const importApplicationInput = z.object({
  file: uploadedFileSchema,
  files: z.array(uploadedFileSchema),
  alongside: z.array(z.string()).max(50_000).default([]),
});

export const previewApplicationInput = importApplicationInput.pick({ file: true });

/**
 * What a payload holds and what importing it would do; nothing is changed.
 *
 * `caseNumber` is the case it would meet, null where it would make a new one. `filingTypeSaid` is false where the file
 * does not say the type of filing and 首次 is assumed. `media` are the files it names, each name once.
 */
export const applicationPreviewSchema = previewedRowSchema.omit({ row: true }).extend({
  caseNumber: caseNumberSchema.nullable(),
  appId: z.string().nullable(),
  filingType: filingTypeSchema,
  filingTypeSaid: z.boolean(),
  media: z.array(z.object({ name: z.string().min(1), slots: z.array(materialSlotIdSchema).min(1) })),
});
export type ApplicationPreview = z.infer<typeof applicationPreviewSchema>;
