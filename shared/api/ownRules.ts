import { z } from 'zod';
import { addedOwnRuleSchema, ownRuleSchema } from '../rules/ownRules.ts';

/** The office's own rules, the newest first. */
export const ownRulesSchema = z.array(ownRuleSchema);

export const addOwnRuleInput = z.object({
  rule: addedOwnRuleSchema,
  /** The reason of a rejection it was made of; null when staff wrote it by themselves. */
  reasonId: z.int().positive().nullable(),
  /** When it was learnt: null means now; given when a removed rule comes back. Never in the future. */
  createdAt: z.iso.datetime().nullable(),
});

export const removeOwnRuleInput = z.object({ id: z.int().positive() });

/** A rule as it was removed, so that it can be added again. */
export const removedOwnRuleSchema = addOwnRuleInput.extend({ createdAt: z.iso.datetime() });
