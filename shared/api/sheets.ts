import { z } from 'zod';
import { caseNumberSchema } from './cases.ts';
import { uploadedFileSchema } from './upload.ts';

/**
 * What is made of pictures that go out: `cardSheet` both sides of a card on one A4 at true size, `collage` several papers on
 * one picture below a number of bytes, `single` one picture by itself.
 */
export const sheetFormSchema = z.enum(['cardSheet', 'collage', 'single']);
export type SheetForm = z.infer<typeof sheetFormSchema>;

/** Bytes a collage may be limited to. */
export const collageBytes = { least: 20 * 1024, usual: 200 * 1024, most: 20 * 1024 * 1024 } as const;

const sheetSchema = z.object({
  form: sheetFormSchema,
  /** Of a card sheet; the others are pictures. */
  format: z.enum(['pdf', 'jpeg']).default('jpeg'),
  /** Of a collage. */
  maxBytes: z.int().min(collageBytes.least).max(collageBytes.most).default(collageBytes.usual),
  /** The platform a single picture is for: it is fitted to it. */
  profile: z.string().nullable().default(null),
  /** Writes what it is for all over it; never on what goes to a platform that refuses that. */
  watermark: z.boolean().default(true),
});

/** Of files, keeping nothing. `miniProgram` is the name in the watermark. */
export const sheetOfFilesInput = sheetSchema.extend({
  files: z.array(uploadedFileSchema).min(1).max(9),
  miniProgram: z.string().max(120).nullable().default(null),
});

/** Of scans of a case, each as it counts; where it was never fixed, what the desk is sure of is done to it. */
export const sheetOfCaseInput = sheetSchema.extend({
  caseNumber: caseNumberSchema,
  scanIds: z.array(z.int().positive()).min(1).max(9),
});

/** The file, or why there is none, for a person. */
export const madeSheetSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('made'),
    file: uploadedFileSchema,
    /** What is written on it; null when nothing is. */
    watermark: z.string().nullable(),
    /** What to look at before it goes out. */
    notes: z.array(z.string()),
  }),
  z.object({ type: z.literal('none'), reason: z.string() }),
]);
export type MadeSheet = z.infer<typeof madeSheetSchema>;
