import { z } from 'zod';

/** The official word for a certificate that never expires. */
export const forever = '长期';

/** A calendar day, `YYYY-MM-DD`; zod refuses days that do not exist (30 February). */
export const daySchema = z.iso.date();
export type Day = z.infer<typeof daySchema>;

/** The end of a validity: a day, or 长期. */
export const validUntilSchema = z.union([daySchema, z.literal(forever)]);
export type ValidUntil = z.infer<typeof validUntilSchema>;
