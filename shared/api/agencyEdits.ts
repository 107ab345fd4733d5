import { z } from 'zod';
import { agencySchema } from '../filing/agency.ts';

export const agencyFieldSchema = agencySchema.keyof();
export type AgencyField = z.infer<typeof agencyFieldSchema>;

/** What a field of the agency can hold: a text or nothing, or a list. */
export const agencyValueSchema = z.union([z.string(), z.null(), z.array(z.string())]);
export type AgencyValue = z.infer<typeof agencyValueSchema>;

/**
 * One field of the agency changed from what the person saw to what the person wants.
 *
 * When the field no longer holds `expected`, somebody else changed it meanwhile: `editConflict`, nothing is saved.
 */
export const agencyEditSchema = z
  .object({ field: agencyFieldSchema, value: agencyValueSchema, expected: agencyValueSchema })
  .superRefine(({ field, value }, context) => {
    for (const issue of agencySchema.shape[field].safeParse(value).error?.issues ?? [])
      context.addIssue({ code: 'custom', message: issue.message, path: [field] });
  });
export type AgencyEdit = z.infer<typeof agencyEditSchema>;
