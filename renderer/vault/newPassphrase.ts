import { z } from 'zod';
import { leastPassphrase, passphraseLength } from '#shared/vault/passphrase.ts';

/** A passphrase made up, and typed once more against slips. */
export const newPassphraseSchema = z
  .object({
    passphrase: z.string().refine((typed) => passphraseLength(typed) >= leastPassphrase, {
      error: `口令太短，至少要 ${leastPassphrase} 个字符。`,
    }),
    again: z.string(),
  })
  .refine(({ passphrase, again }) => again === passphrase, {
    error: '两次输入的不一样，请再输一遍。',
    path: ['again'],
  });
export type NewPassphrase = z.infer<typeof newPassphraseSchema>;
