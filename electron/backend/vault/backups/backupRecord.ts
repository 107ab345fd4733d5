import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import { backupKindSchema } from '#shared/backups/backup.ts';
import { errorCode } from '../../diskErrors.ts';
import { writeAtomically } from '../atomicWrite.ts';
import { exists } from '../exists.ts';
import { slotHashesSchema } from '../writtenSlots.ts';

/** The file that says a copy is whole; written last. */
export const backupRecordName = 'backup.json';

const fileIdSchema = z.string().regex(/^[0-9a-f]{32}$/);

/**
 * What a backup holds. Nothing in it is secret.
 *
 * `files` are the originals its database names: beside the copy in `../files` where `ownFiles`, else in the vault itself.
 * `lost` are those it names and has not, `ill` those it has and the vault had no more. `round` counts the backups of a
 * place; see filesToOpen.ts. `life` tells a vault from those made of its backups, which share its places (accessHead/). `slots` are the key files it was given, as SHA-256, but for those nobody had whole; see backupSlots.ts.
 * `slotsToBe` are those about to take their place: killed in between, nobody knows which of both it has, and either is whole.
 */
export const backupRecordSchema = z.object({
  format: z.literal('beian-backup'),
  version: z.literal(1),
  vault: z.string().regex(/^[0-9a-f]{32}$/),
  kind: backupKindSchema,
  madeAt: z.iso.datetime(),
  schema: z.int().nonnegative(),
  cases: z.int().nonnegative(),
  ownFiles: z.boolean(),
  files: z.array(z.object({ id: fileIdSchema, bytes: z.int().nonnegative() })),
  // Records of the first versions have none of these.
  lost: z.array(fileIdSchema).default([]),
  ill: z.array(fileIdSchema).default([]),
  round: z.int().nonnegative().default(0),
  life: z.string().optional(),
  slots: slotHashesSchema.optional(),
  slotsToBe: slotHashesSchema.optional(),
});
export type BackupRecord = z.infer<typeof backupRecordSchema>;

/** The record in a folder; null where there is none. Throws `backupDamaged` for one that cannot be read. */
export async function readBackupRecord(folder: string): Promise<BackupRecord | null> {
  const path = join(folder, backupRecordName);
  try {
    const parsed = backupRecordSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    if (parsed.success) return parsed.data;
    throw new DeskError('backupDamaged', { detail: '清单的内容不完整' }, { cause: parsed.error });
  } catch (error) {
    if (error instanceof DeskError) throw error;
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (error instanceof SyntaxError)
      throw new DeskError('backupDamaged', { detail: '清单的内容不完整' }, { cause: error });
    throw new DeskError('fileUnreadable', { path }, { cause: error });
  }
}

/**
 * Throws `vaultIsBackup` for a folder that says it is a backup, readable or not, for whoever chooses where to work: it has all that
 * opens a vault but its originals, and what was done there would go with it once it is old. Looked into as it lies it opens.
 */
export async function assertNoBackup(folder: string): Promise<void> {
  if (await exists(join(folder, backupRecordName))) throw new DeskError('vaultIsBackup', { path: folder });
}

/** Makes the copy in a folder a backup: from here on it is whole. Throws `cannotWrite`. */
export function writeBackupRecord(folder: string, record: BackupRecord): Promise<void> {
  return writeAtomically(join(folder, backupRecordName), `${JSON.stringify(record, null, 2)}\n`);
}
