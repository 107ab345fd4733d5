import { z } from 'zod';

/** What a draft belongs to: the number of a case and a place in it, or a place in the desk. */
export const draftNameSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/);

/** The longest draft, in characters of JSON: a pasted rejection of several pages. */
const longestDraft = 200_000;

export const draftSchema = z.object({
  name: draftNameSchema,
  value: z.json().refine((value) => JSON.stringify(value).length <= longestDraft, 'too long'),
});
export type Draft = z.infer<typeof draftSchema>;

/** Null throws a draft away. */
export const keepDraftInput = z.object({ name: draftNameSchema, value: draftSchema.shape.value.nullable() });
