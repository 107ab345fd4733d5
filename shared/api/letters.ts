import { z } from 'zod';
import { findingSchema } from '../filing/finding.ts';
import { caseNumberSchema } from './cases.ts';
import { progressSchema } from './progress.ts';
import { uploadedFileSchema } from './upload.ts';

/** One named field of a template, as the data file may give it (by id or by label). */
export const letterFieldSchema = z.object({
  id: z.string(),
  label: z.string(),
  required: z.boolean(),
  /** The only texts allowed; empty when any is. */
  choices: z.array(z.string()),
});

export const letterTemplateSchema = z.object({
  id: z.string(),
  title: z.string(),
  fields: z.array(letterFieldSchema),
});
export type LetterTemplateInfo = z.infer<typeof letterTemplateSchema>;

export const drawLetterInput = z.object({
  template: z.string(),
  /** Field id or label → text. */
  values: z.record(z.string(), z.string()),
});

/** Either the PDF, or the findings that keep it from being printed. */
export const drawnLetterSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('made'), file: uploadedFileSchema, findings: z.array(findingSchema) }),
  z.object({ type: z.literal('incomplete'), findings: z.array(findingSchema) }),
]);
export type DrawnLetter = z.infer<typeof drawnLetterSchema>;

export const makeLettersInput = z.object({
  /** Case numbers; null means every case. */
  cases: z.array(caseNumberSchema).nullable(),
});

export const makeLettersEvent = z.discriminatedUnion('type', [
  progressSchema,
  z.object({
    type: z.literal('letter'),
    caseNumber: caseNumberSchema,
    template: z.string(),
    title: z.string(),
    reason: z.string(),
    /** Null when values are missing; then `findings` says which. */
    file: uploadedFileSchema.nullable(),
    findings: z.array(findingSchema),
  }),
]);
export type MakeLettersEvent = z.infer<typeof makeLettersEvent>;
