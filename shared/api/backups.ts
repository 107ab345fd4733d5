import { z } from 'zod';
import { backupSchema } from '../backups/backup.ts';
import { keyFilesSchema } from '../backups/keyFiles.ts';
import { erasedAgainSchema } from '../backups/sayErasedAgain.ts';
import { secretKindSchema } from '../vault/secretKind.ts';
import { pathTextSchema } from './pathText.ts';
import { progressSchema } from './progress.ts';
import { vaultSecretSchema } from './vault.ts';

const folderSchema = pathTextSchema.max(1000);

/** Where backups are made, whether by themselves, and which there are, newest first. */
export const backupsSchema = z.object({
  /** A second folder, best on another disk; null while none is chosen. */
  folder: folderSchema.nullable(),
  automatic: z.boolean(),
  backups: z.array(backupSchema),
  /** Why the last automatic one was not made, in Chinese; null when all is well. */
  trouble: z.string().nullable(),
  /** What the newest backups could not find in the vault, in Chinese; null when all was there. */
  lost: z.string().nullable(),
});
export type Backups = z.infer<typeof backupsSchema>;

/** An absolute path, or null for none any more. What was backed up there stays. */
export const chooseBackupFolderInput = z.object({ folder: folderSchema.nullable() });
export const setAutomaticBackupsInput = z.object({ on: z.boolean() });

/** Into a folder of this one time; null for the vault's own and the chosen one. */
export const makeBackupInput = z.object({ to: folderSchema.nullable().default(null) });

export const makeBackupEvent = z.discriminatedUnion('type', [
  progressSchema,
  /** One a place. `lost` and `ill` are originals the vault itself has lost (sayLost.ts): doctor tells more. */
  z.object({
    type: z.literal('made'),
    backup: backupSchema,
    lost: z.int().nonnegative(),
    ill: z.int().nonnegative(),
    /** Key files the vault has not whole. */
    keyFiles: keyFilesSchema,
  }),
]);
export type MakeBackupEvent = z.infer<typeof makeBackupEvent>;

/** `from` is the folder of one backup, or one that holds several: then the newest sound one is taken; `into` an empty or new one. */
export const restoreBackupInput = z.object({ from: folderSchema, into: folderSchema, secret: vaultSecretSchema });

export const restoreBackupEvent = z.discriminatedUnion('type', [
  progressSchema,
  z.object({
    type: z.literal('restored'),
    path: z.string(),
    cases: z.int().nonnegative(),
    files: z.int().nonnegative(),
    lost: z.int().nonnegative(),
    /** Key files the backup has not whole: their secrets do not open the vault. */
    badKeys: z.array(secretKindSchema).readonly(),
    /** Key files that are others than the vault before has, or backups beside: a secret that was changed since does not open it. */
    otherKeys: z.array(secretKindSchema).readonly(),
    /** The folder of the backup that was taken, and of younger ones that are damaged. */
    from: z.string(),
    damaged: z.array(z.string()),
    erased: erasedAgainSchema,
  }),
]);
export type RestoreBackupEvent = z.infer<typeof restoreBackupEvent>;

/** Backups in a folder somebody points at: of whichever vault they are. */
export const findBackupsInput = z.object({ folder: folderSchema });
export const foundBackupsSchema = z.array(backupSchema);
