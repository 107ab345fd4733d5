import { z } from 'zod';

export const passphraseSchema = z.string().min(1).max(1024);

export const vaultStatusSchema = z.object({
  state: z.enum(['missing', 'locked', 'open']),
  path: z.string(),
});
export type VaultStatus = z.infer<typeof vaultStatusSchema>;

export const createVaultInput = z.object({ passphrase: passphraseSchema });

/** Shown once; the vault cannot show it again. */
export const createVaultOutput = z.object({ recoveryCode: z.string() });

export const unlockVaultInput = z.union([
  z.object({ passphrase: passphraseSchema }),
  z.object({ recoveryCode: z.string().min(1).max(100) }),
]);
