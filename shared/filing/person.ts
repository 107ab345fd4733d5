import { z } from 'zod';
import { daySchema, validUntilSchema } from './date.ts';

/** Free text as typed, trimmed; null while it has not been entered. Never the empty string. */
export const enteredText = (longest: number) => z.string().trim().min(1).max(longest).nullable();

/**
 * A human being with a certificate.
 *
 * Values are kept as the client gave them, right or wrong: lint says what is wrong with them.
 * `post` (职务) is not part of the official payload; 上海's letters ask for it.
 */
export const personSchema = z.object({
  name: enteredText(100),
  certificateType: z.int().nullable(),
  certificateNumber: enteredText(64),
  certificateValidFrom: daySchema.nullable(),
  certificateValidUntil: validUntilSchema.nullable(),
  mobile: enteredText(32),
  emergencyMobile: enteredText(32),
  email: enteredText(254),
  post: enteredText(60),
});
export type Person = z.infer<typeof personSchema>;

/** Somebody of whom nothing has been entered yet. */
export const emptyPerson: Person = {
  name: null,
  certificateType: null,
  certificateNumber: null,
  certificateValidFrom: null,
  certificateValidUntil: null,
  mobile: null,
  emergencyMobile: null,
  email: null,
  post: null,
};

/** The roles a person can hold in a case: 法定代表人, 主体负责人, 小程序负责人. */
export const roleSchema = z.enum(['legalRepresentative', 'subjectPrincipal', 'appPrincipal']);
export type Role = z.infer<typeof roleSchema>;

export const roleLabels: Readonly<Record<Role, string>> = {
  legalRepresentative: '法定代表人',
  subjectPrincipal: '主体负责人',
  appPrincipal: '小程序负责人',
};
