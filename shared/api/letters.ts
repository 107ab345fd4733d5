import { z } from 'zod';
import { findingSchema } from '../filing/finding.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { caseNumberSchema } from './cases.ts';
import { progressSchema } from './progress.ts';
import { uploadedFileSchema, waitingFileSchema } from './upload.ts';

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
  z.object({
    type: z.literal('made'),
    file: uploadedFileSchema,
    findings: z.array(findingSchema),
    /** What it prints though the case says it is wrong. */
    doubts: z.array(findingSchema),
    /** What it is kept as when it was printed; null for a mere look. */
    letterId: z.int().positive().nullable(),
  }),
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
    /** Null when values are missing; then `findings` says which. Fetch it with `outbox.take`. */
    file: waitingFileSchema.nullable(),
    findings: z.array(findingSchema),
  }),
]);
export type MakeLettersEvent = z.infer<typeof makeLettersEvent>;

/** A letter that was printed, and what has changed in the case since: then it is stale. */
export const printedLetterSchema = z.object({
  id: z.int().positive(),
  madeAt: z.iso.datetime(),
  /** Masked where a number changed. Empty while the letter still says what the case says. */
  changed: z.array(z.object({ label: z.string(), was: z.string().nullable(), now: z.string().nullable() })),
});
export type PrintedLetter = z.infer<typeof printedLetterSchema>;

/** A letter a case needs (or had printed), why, and every time it was printed, newest first. */
export const caseLetterSchema = z.object({
  template: z.string(),
  title: z.string(),
  /** Null when the case does not need it any more. */
  reason: z.string().nullable(),
  slots: z.array(materialSlotIdSchema),
  /** What keeps it from being printed now. */
  findings: z.array(findingSchema),
  /** What it would print though the case says it is wrong (必改). */
  doubts: z.array(findingSchema),
  printed: z.array(printedLetterSchema),
});
export type CaseLetter = z.infer<typeof caseLetterSchema>;

export const caseLetterInput = z.object({ caseNumber: caseNumberSchema, template: z.string() });
export const printedLetterInput = z.object({ caseNumber: caseNumberSchema, letterId: z.int().positive() });
