import { z } from 'zod';
import { numberKindSchema } from '../rules/rulePack.ts';

export const checkNumbersInput = z.object({
  kind: numberKindSchema,
  values: z.array(z.string()).max(100_000),
});

/** `reason` says in Chinese which character is wrong and why; for a fine number it is null or tells what was normalised. */
export const checkedNumberSchema = z.object({
  input: z.string(),
  ok: z.boolean(),
  normalized: z.string(),
  reason: z.string().nullable(),
});
export type CheckedNumber = z.infer<typeof checkedNumberSchema>;
