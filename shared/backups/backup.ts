import { z } from 'zod';

/** Who made a backup: the desk by itself, somebody, or the desk before it changed the database for a new version. */
export const backupKindSchema = z.enum(['automatic', 'manual', 'beforeUpgrade']);
export type BackupKind = z.infer<typeof backupKindSchema>;

/** A backup as lists show it. `folder` is where it lies. */
export const backupSchema = z.object({
  folder: z.string(),
  kind: backupKindSchema,
  madeAt: z.iso.datetime(),
  cases: z.int().nonnegative(),
  files: z.int().nonnegative(),
  /** Of the originals, encrypted. */
  bytes: z.int().nonnegative(),
  /** False for one that leans on the originals in the vault: it helps against a spoilt database, not against a lost disk. */
  ownFiles: z.boolean(),
});
export type Backup = z.infer<typeof backupSchema>;
