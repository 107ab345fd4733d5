import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyFiles } from '#shared/backups/keyFiles.ts';
import { type SecretKind, secretKindSchema } from '#shared/vault/secretKind.ts';
import { writeAtomically } from '../atomicWrite.ts';
import { exists } from '../exists.ts';
import type { VaultLayout } from '../layout.ts';
import type { SeenSlot } from '../ownSlots.ts';
import { slotFile } from '../slotFile.ts';
import { readRecordAt, readVaultRecord, withoutOsSlot, writeVaultRecord } from '../vaultRecord.ts';
import { hashOfSlot, type SlotHashes } from '../writtenSlots.ts';

/** What is known of the key files of the vault that is backed up, and where a whole one lies in place of a spoilt one. */
export interface SlotSource {
  seeSlot(kind: SecretKind): Promise<SeenSlot>;
  /** See `KeyRenewal.copyOf`. */
  copyOf(kind: SecretKind): Promise<string | null>;
}

/** The key files a backup has; `slots` are those that are whole as far as is known. */
export interface CopiedKeys extends KeyFiles {
  readonly slots: SlotHashes;
}

/**
 * Passphrase and recovery code open the backup as they open the vault now, as often as it is asked; the key of one computer stays there.
 *
 * In place of a key file that is missing or spoilt comes the one an older backup has whole. Where none has, what lies there is better than
 * nothing: the other one opens all of it. Throws what the disk does.
 */
export async function copyKeys(layout: VaultLayout, source: SlotSource, folder: string): Promise<CopiedKeys> {
  const [fromBackup, bad, slots]: [SecretKind[], SecretKind[], SlotHashes] = [[], [], {}];
  for (const kind of secretKindSchema.options) {
    const own = await source.seeSlot(kind);
    // A vault that is gone as a whole has not lost its key files.
    if (own.state === 'missing' && !(await exists(layout.database))) await readFile(join(layout.dir, slotFile(kind)));
    const copy = own.state === 'whole' ? null : await readCopy(source, kind);
    const bytes = copy ?? own.bytes;
    if (bytes !== null) await put(join(folder, slotFile(kind)), bytes);
    if (bytes !== null && (copy !== null || own.state === 'whole')) slots[kind] = hashOfSlot(bytes);
    else bad.push(kind);
    if (copy !== null) fromBackup.push(kind);
  }
  await copyRecord(layout, folder);
  return { fromBackup, bad, slots };
}

async function readCopy(source: SlotSource, kind: SecretKind): Promise<Uint8Array | null> {
  const path = await source.copyOf(kind);
  return path === null ? null : readFile(path).catch(() => null);
}

async function put(path: string, bytes: Uint8Array): Promise<void> {
  const there = await readFile(path).catch(() => null);
  if (there === null || !there.equals(bytes)) await writeAtomically(path, bytes);
}

async function copyRecord(layout: VaultLayout, folder: string): Promise<void> {
  const record = await readVaultRecord(layout.record);
  if (record === null) return;
  if ((await readRecordAt(join(folder, 'vault.json')))?.id === record.id) return;
  await writeVaultRecord(join(folder, 'vault.json'), withoutOsSlot(record));
}
