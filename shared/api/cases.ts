import { z } from 'zod';
import { caseSummarySchema } from '../filing/caseSummary.ts';
import { applicationSchema } from '../filing/filingCase.ts';
import { findingSchema } from '../filing/finding.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { scanFactsSchema } from '../scans/scanFacts.ts';

export const caseNumberSchema = z.string().regex(/^\d{4}-\d{4,}$/);

/** One line of the case list with how many findings of each weight it has today. */
export const listedCaseSchema = caseSummarySchema.extend({
  findings: z.object({ must: z.int(), should: z.int(), hint: z.int() }),
});
export type ListedCase = z.infer<typeof listedCaseSchema>;

/** A file in a slot of a case, with what is wrong with it. */
export const caseMaterialSchema = z.object({
  slot: materialSlotIdSchema,
  position: z.int(),
  facts: scanFactsSchema,
  receivedAt: z.iso.datetime(),
  findings: z.array(findingSchema),
});

/** Everything the desk knows about one case. `findings` holds those of the fields and those of the files. */
export const caseFileSchema = z.object({
  application: applicationSchema,
  materials: z.array(caseMaterialSchema),
  findings: z.array(findingSchema),
});
export type CaseFile = z.infer<typeof caseFileSchema>;
