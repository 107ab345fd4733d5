import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import { asDiskError, errorCode } from '../diskErrors.ts';
import { makeFolder, syncFolder, writeAtomically } from './atomicWrite.ts';
import { exists } from './exists.ts';
import { type VaultLayout, vaultLayout } from './layout.ts';

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

/** A record as another computer, or a copy of the vault, has it: the slot of one computer stays there. */
export function withoutOsSlot(record: VaultRecord): VaultRecord {
  return { ...record, slots: record.slots.filter(({ kind }) => kind !== 'os') };
}

/** Where the copy of a record lies: among the keys, so that whoever copies those has it. */
export function recordCopy(path: string): string {
  return join(vaultLayout(dirname(path)).keys, 'vault.json');
}

/**
 * vault.json, or null when there is no vault. One that is missing or damaged is read from its copy, which doctor mends; so is one that says
 * it is of a newer version while its copy does not: a bit has turned.
 *
 * Throws `vaultNewer`, or `vaultDamaged` where neither can be read.
 */
export async function readVaultRecord(path: string): Promise<VaultRecord | null> {
  let failure: unknown = null;
  try {
    const record = await readRecord(path);
    if (record) return record;
  } catch (error) {
    if (!(error instanceof DeskError && ['vaultDamaged', 'vaultNewer'].includes(error.code))) throw error;
    failure = error;
  }
  const copy = await readRecordAt(recordCopy(path));
  if (copy === null && failure !== null) throw failure;
  return copy;
}

/**
 * The same for whoever opens the vault: a damaged one without a copy counts as lost where the database is there. Nothing in it is needed to
 * open, and all of it follows from what else lies there (rebuildRecord.ts). Throws `vaultNewer`, and `vaultDamaged` without a database.
 */
export async function readRecordToOpen({ record, database }: VaultLayout): Promise<VaultRecord | null> {
  try {
    return await readVaultRecord(record);
  } catch (error) {
    if (error instanceof DeskError && error.code === 'vaultDamaged' && (await exists(database))) return null;
    throw error;
  }
}

/** The record at one place; null where none can be read. Throws nothing. */
export function readRecordAt(path: string): Promise<VaultRecord | null> {
  return readRecord(path).catch(() => null);
}

async function readRecord(path: string): Promise<VaultRecord | null> {
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
 * Replaces the record at `path`, then its copy, each whole or not at all: the copy of a vault that is not there yet would
 * be taken for one. The folder must exist; throws `cannotWrite`, and then one of them may be newer than the other.
 */
export async function writeVaultRecord(path: string, record: VaultRecord): Promise<void> {
  const text = `${JSON.stringify(record, null, 2)}\n`;
  await writeAtomically(path, text);
  await makeFolder(dirname(recordCopy(path)));
  await writeAtomically(recordCopy(path), text);
}

/**
 * The last step of making a vault, after which it is there; where it fails, it is not, and can be made again in the same
 * folder: nobody is to find a vault whose recovery code was never shown. Throws `cannotWrite`.
 */
export async function finishVault(layout: VaultLayout, record: VaultRecord): Promise<void> {
  try {
    await writeVaultRecord(layout.record, record);
    await rm(layout.unfinished, { force: true });
  } catch (error) {
    // The copy first: alone it would be taken for the vault.
    for (const path of [recordCopy(layout.record), layout.record])
      await rm(path, { force: true }).catch(() => undefined);
    throw asDiskError(error, layout.record);
  }
  // A mark that a power cut brings back means nothing beside a record or its copy.
  await syncFolder(layout.dir).catch(() => undefined);
}

/** Makes the copy where it is missing or another: vaults of older versions have none. A disk that refuses is no matter here. */
export async function keepRecordCopy(path: string, id: string): Promise<void> {
  const [record, copy] = await Promise.all([readRecordAt(path), readRecordAt(recordCopy(path))]);
  // Never that of another vault over its own.
  if (record?.id !== id || isDeepStrictEqual(record, copy)) return;
  await writeVaultRecord(path, record).catch(() => undefined);
}
