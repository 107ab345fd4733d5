import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import { errorCode } from '../diskErrors.ts';
import { writeAtomically } from './atomicWrite.ts';

/** Version of the folder layout and key slots; the database counts its own. */
export const vaultFormat = 1;

/** The first two are always there; `os` is an extra one, never the only one. */
const slotSchema = z.object({
  kind: z.enum(['passphrase', 'recovery', 'os']),
  file: z.string().regex(/^keys\/[a-z]+\.(age|bin)$/),
});

/** vault.json: what kind of vault this is. Nothing in it is secret. */
export const vaultRecordSchema = z.object({
  format: z.literal(vaultFormat),
  id: z.string().regex(/^[0-9a-f]{32}$/),
  createdAt: z.iso.datetime(),
  database: z.object({ file: z.literal('desk.db'), cipher: z.literal('sqlite3mc-chacha20') }),
  files: z.object({ folder: z.literal('files'), cipher: z.literal('age-x25519') }),
  slots: z.array(slotSchema).min(1),
  /** Only on the sample office: invented people behind a passphrase that is no secret. */
  sample: z.literal(true).optional(),
});
export type VaultRecord = z.infer<typeof vaultRecordSchema>;
export type SlotKind = z.infer<typeof slotSchema>['kind'];

/** vault.json, or null when there is none. Throws `vaultNewer` or `vaultDamaged`. */
export async function readVaultRecord(path: string): Promise<VaultRecord | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw new DeskError('fileUnreadable', { path }, { cause: error });
  }
  const damaged = (cause: unknown) => new DeskError('vaultDamaged', { detail: 'vault.json 的内容不完整' }, { cause });
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch (error) {
    throw damaged(error);
  }
  const format = z.object({ format: z.int() }).safeParse(record);
  if (format.success && format.data.format > vaultFormat) {
    throw new DeskError('vaultNewer', { found: format.data.format, known: vaultFormat });
  }
  const parsed = vaultRecordSchema.safeParse(record);
  if (!parsed.success) throw damaged(parsed.error);
  return parsed.data;
}

/**
 * Replaces the record at `path` whole or not at all. The folder must exist; throws `cannotWrite`, and then the old
 * record is untouched.
 */
export async function writeVaultRecord(path: string, record: VaultRecord): Promise<void> {
  await writeAtomically(path, `${JSON.stringify(record, null, 2)}\n`);
}
