import { z } from 'zod';
import { caseNumberSchema } from './cases.ts';
import { progressSchema } from './progress.ts';
import { uploadedFileSchema } from './upload.ts';

export const makeDossierInput = z.object({
  caseNumber: caseNumberSchema,
  /** True prints ID numbers and phones with their middle hidden. */
  masked: z.boolean(),
});

export const makeDossierEvent = z.discriminatedUnion('type', [
  progressSchema,
  z.object({ type: z.literal('made'), file: uploadedFileSchema, pages: z.int().positive() }),
]);
export type MakeDossierEvent = z.infer<typeof makeDossierEvent>;
