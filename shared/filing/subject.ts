import { z } from 'zod';
import { daySchema, validUntilSchema } from './date.ts';
import { enteredText } from './person.ts';

/** Ids of the official 单位性质 table that the rules name; the whole table is rule-pack data. */
export const subjectTypes = { enterprise: 4, personal: 5 } as const;

/**
 * 主体 (主办单位): the organisation or person that files.
 *
 * Codes are the official ids; districts are 6-digit GB/T 2260 codes. `address` is 通讯地址 without its
 * province, city and district; `certificateAddress` is printed on the certificate, in full.
 * Certificate validity and business scope are not in the payload: rules need them.
 */
export const subjectSchema = z.object({
  type: z.int().nullable(),
  name: enteredText(200),
  province: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  city: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  district: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  address: enteredText(400),
  comment: enteredText(1000),
  recordNumber: enteredText(60),
  certificateType: z.int().nullable(),
  certificateNumber: enteredText(64),
  certificateAddress: enteredText(400),
  certificateValidFrom: daySchema.nullable(),
  certificateValidUntil: validUntilSchema.nullable(),
  businessScope: enteredText(8000),
});
export type Subject = z.infer<typeof subjectSchema>;

/** A subject of which nothing has been entered yet. */
export const emptySubject: Subject = {
  type: null,
  name: null,
  province: null,
  city: null,
  district: null,
  address: null,
  comment: null,
  recordNumber: null,
  certificateType: null,
  certificateNumber: null,
  certificateAddress: null,
  certificateValidFrom: null,
  certificateValidUntil: null,
  businessScope: null,
};
