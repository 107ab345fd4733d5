import { z } from 'zod';

/** What somebody knows that opens a vault, each with a key file of its own. */
export const secretKindSchema = z.enum(['passphrase', 'recovery']);
export type SecretKind = z.infer<typeof secretKindSchema>;

/** What each is called. */
export const secretNames: Readonly<Record<SecretKind, string>> = { passphrase: '口令', recovery: '恢复码' };

/** `口令和恢复码` */
export const nameSecrets = (kinds: readonly SecretKind[]): string => kinds.map((kind) => secretNames[kind]).join('和');
