import { rename } from 'node:fs/promises';
import { DeskError } from '#shared/api/errors.ts';
import { asDiskError } from '../diskErrors.ts';
import type { VaultLayout } from './layout.ts';
import { rebuildRecord } from './rebuildRecord.ts';
import { readRecordAt, recordCopy, writeVaultRecord } from './vaultRecord.ts';

/**
 * Puts the vault.json of the vault with this id back where that of another one lies, copied there by mistake: from its copy, or
 * made anew. The other one is kept beside it, under another name; doctor tells of it.
 *
 * `id` is what the key files name whose key has opened the database. A disk that refuses keeps the vault not shut: it is tried
 * again at the next opening.
 */
export async function putOwnRecordBack(layout: VaultLayout, id: string, now: Date): Promise<void> {
  const copy = await readRecordAt(recordCopy(layout.record));
  try {
    // First: what is written then does not lie in its place.
    await rename(layout.record, layout.foreignRecord);
    if (copy?.id === id) await writeVaultRecord(layout.record, copy);
    else await rebuildRecord(layout, id, now);
  } catch (error) {
    if (!(asDiskError(error, layout.record) instanceof DeskError)) throw error;
  }
}

/** Writes the record of the vault with this id and its copy anew, from whichever is its own and good, or from nothing. Throws `cannotWrite`. */
export async function mendRecord(layout: VaultLayout, id: string, now: Date): Promise<void> {
  const [record, copy] = await Promise.all([layout.record, recordCopy(layout.record)].map(readRecordAt));
  if (record && record.id !== id) return putOwnRecordBack(layout, id, now);
  const own = record ?? (copy?.id === id ? copy : null);
  if (own) await writeVaultRecord(layout.record, own);
  else await rebuildRecord(layout, id, now);
}
