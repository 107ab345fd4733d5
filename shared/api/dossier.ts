import { z } from 'zod';
import { caseNumberSchema } from './cases.ts';
import { progressSchema } from './progress.ts';
import { waitingFileSchema } from './upload.ts';

export const makeDossierInput = z.object({
  caseNumber: caseNumberSchema,
  /** True prints ID numbers and phones with their middle hidden. */
  masked: z.boolean(),
  /** False leaves the cards of persons without what they are for; by default it is written all over them unless the platform refuses that. */
  watermark: z.boolean().default(true),
});

export const makeDossierEvent = z.discriminatedUnion('type', [
  progressSchema,
  z.object({
    type: z.literal('made'),
    file: waitingFileSchema,
    pages: z.int().positive(),
    /** How many files of cards carry what they are for. */
    marked: z.int().nonnegative(),
    /** Characters no face of the desk can draw, named with their code points; the dossier shows 〓 for each. */
    missing: z.array(z.string()),
  }),
]);
export type MakeDossierEvent = z.infer<typeof makeDossierEvent>;
