import { z } from 'zod';
import { caseNumberSchema } from './cases.ts';
import { progressSchema } from './progress.ts';
import { waitingFileSchema } from './upload.ts';

export const makeDossierInput = z.object({
  caseNumber: caseNumberSchema,
  /** True prints ID numbers and phones with their middle hidden. */
  masked: z.boolean(),
});

export const makeDossierEvent = z.discriminatedUnion('type', [
  progressSchema,
  z.object({
    type: z.literal('made'),
    file: waitingFileSchema,
    pages: z.int().positive(),
    /** Characters no face of the desk can draw, named with their code points; the dossier shows 〓 for each. */
    missing: z.array(z.string()),
  }),
]);
export type MakeDossierEvent = z.infer<typeof makeDossierEvent>;
