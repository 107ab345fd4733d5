import { z } from 'zod';
import { diagnosisSchema } from '../doctor/diagnosis.ts';
import { shutVaultSchema } from '../doctor/shutVault.ts';
import { pathTextSchema } from './pathText.ts';
import { progressSchema } from './progress.ts';
import { vaultSecretSchema } from './vault.ts';

/** `repair` does what the examination proposes; without it nothing is changed. */
export const examineInput = z.object({ repair: z.boolean().default(false) });

export const examineEvent = z.discriminatedUnion('type', [
  progressSchema,
  z.object({ type: z.literal('found'), diagnosis: diagnosisSchema }),
  /** What was put right, one sentence. */
  z.object({ type: z.literal('mended'), message: z.string() }),
]);
export type ExamineEvent = z.infer<typeof examineEvent>;

/** `backups` is one more folder to look for backups in: the database, which knows them, cannot be asked. */
export const examineShutInput = z.object({
  secret: vaultSecretSchema,
  backups: pathTextSchema.max(1000).nullable().default(null),
  /** Writes a key file anew that is lost, where a backup has shown that the secret given is the right one. */
  repair: z.boolean().default(false),
});

export const examineShutEvent = z.discriminatedUnion('type', [
  progressSchema,
  z.object({ type: z.literal('shut'), shut: shutVaultSchema }),
  z.object({ type: z.literal('mended'), message: z.string() }),
]);
export type ExamineShutEvent = z.infer<typeof examineShutEvent>;
