import { z } from 'zod';
import { type EditableField, editableFieldSchema } from '../api/caseEdits.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';

/** What an own rule is about: a field of the form, or a paper. */
export const ownRulePlaceSchema = z.union([
  editableFieldSchema,
  z.templateLiteral(['materials.', materialSlotIdSchema]),
]);
export type OwnRulePlace = z.infer<typeof ownRulePlaceSchema>;

/** True for a paper: what it says is not read, so a rule about it has no words. */
export function isSlot(place: OwnRulePlace): place is Exclude<OwnRulePlace, EditableField> {
  return place.startsWith('materials.');
}

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

/** A rule that can be added: one that can speak at all. */
export const addedOwnRuleSchema = newOwnRuleSchema.refine(({ field, words }) => !isSlot(field) || words.length === 0, {
  message: '材料里的字不会被检查，关于材料的规则请不要填“出现哪些字时提醒”',
  path: ['words'],
});

/** A rule the office made of a rejection that no rule foresaw (本机构经验). */
export const ownRuleSchema = newOwnRuleSchema.extend({ id: z.int().positive(), createdAt: z.iso.datetime() });
export type OwnRule = z.infer<typeof ownRuleSchema>;
