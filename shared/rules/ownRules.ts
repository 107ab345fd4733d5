import { z } from 'zod';
import { editableFieldSchema } from '../api/caseEdits.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';

/** What an own rule is about: a field of the form, or a paper. */
export const ownRulePlaceSchema = z.union([
  editableFieldSchema,
  z.templateLiteral(['materials.', materialSlotIdSchema]),
]);
export type OwnRulePlace = z.infer<typeof ownRulePlaceSchema>;

/** What the office decides about a rule of its own. */
export const newOwnRuleSchema = z.object({
  /** 6-digit code of the province it holds in; null for all of them. */
  province: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  field: ownRulePlaceSchema,
  /** One of these in the field, and the rule speaks; without any it always does. */
  words: z.array(z.string().trim().min(1).max(50)).max(20),
  message: z.string().trim().min(1).max(500),
});
export type NewOwnRule = z.infer<typeof newOwnRuleSchema>;

/** A rule the office made of a rejection that no rule foresaw (本机构经验). */
export const ownRuleSchema = newOwnRuleSchema.extend({ id: z.int().positive(), createdAt: z.iso.datetime() });
export type OwnRule = z.infer<typeof ownRuleSchema>;
