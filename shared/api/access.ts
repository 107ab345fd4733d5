import { z } from 'zod';
import { accessEntrySchema } from '../access/accessEntry.ts';
import { editableFieldSchema } from './caseEdits.ts';
import { caseNumberSchema } from './cases.ts';

/** A number somebody wants to see whole: it is written down, then shown. */
export const revealInput = z.object({ caseNumber: caseNumberSchema, field: editableFieldSchema });
/** A phone of the agency itself is about to be shown whole: it is written down; the page has it. */
export const revealAgencyInput = z.object({ field: z.enum(['contactPhone', 'phones']) });

/** Null where the field is empty. */
export const revealedSchema = z.object({ value: z.string().nullable() });

/** Lines of the access log, the newest first: those below `before`, or the newest of all. */
export const listAccessInput = z.object({
  before: z.int().positive().nullable().default(null),
  most: z.int().min(1).max(500).default(100),
  caseNumber: caseNumberSchema.nullable().default(null),
});
export const listedAccessSchema = z.object({ entries: z.array(accessEntrySchema), total: z.int().nonnegative() });

export const exportAccessInput = z.object({ as: z.enum(['csv', 'xlsx']) });
