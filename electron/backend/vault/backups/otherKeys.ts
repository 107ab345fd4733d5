import { dirname, join } from 'node:path';
import { type SecretKind, secretKindSchema } from '#shared/vault/secretKind.ts';
import { type VaultLayout, vaultLayout } from '../layout.ts';
import type { ReadDatabase } from '../sql.ts';
import { notedSlot } from '../store/notedSlots.ts';
import { readRecordAt } from '../vaultRecord.ts';
import { readWrittenSlots } from '../writtenSlots.ts';
import { listBackups, ownBackupPlace } from './backupFolder.ts';
import { type BackupRecord, readBackupRecord } from './backupRecord.ts';
import { badSlotsOf, slotHashAt } from './backupSlots.ts';

/**
 * What a vault has heard of its key files of one kind, the last and those before it, as SHA-256. A whole one in a backup that is none of them
 * is of another life of the vault, which was restored in the middle of a change, and may be the newer one. Throws `vaultDamaged`, `vaultLocked`.
 */
export async function heardOf(db: ReadDatabase, layout: VaultLayout, kind: SecretKind): Promise<ReadonlySet<string>> {
  const { known, former, ...written } = await readWrittenSlots(layout.dir);
  const noted = notedSlot(db, kind);
  const hashes = [known?.[kind], written[kind], noted?.hash, ...(former?.[kind] ?? []), ...(noted?.former ?? [])];
  return new Set(hashes.filter((hash) => hash !== undefined && hash !== null));
}

/**
 * Key files of a backup that are others than the vault has which is to be replaced; where that one cannot say, than backups of it have, within
 * it or beside this one. Nobody can tell which are newer: a disk that was away at a change, or a copy somebody carried off, has the older.
 */
export async function otherKeysThan(
  from: string,
  record: BackupRecord,
  replaces: string | null,
): Promise<SecretKind[]> {
  const other: SecretKind[] = [];
  for (const kind of secretKindSchema.options) {
    const own = await slotHashAt(from, kind);
    if (own === null) continue;
    const last = replaces === null ? null : await lastOf(replaces, record.vault, kind);
    const places = [
      dirname(from),
      ...(replaces === null ? [] : [ownBackupPlace(vaultLayout(replaces).backups).backups]),
    ];
    const hashes = last === null ? await wholeAt(places, record.vault, kind) : [last];
    if (hashes.some((hash) => hash !== own)) other.push(kind);
  }
  return other;
}

/** The last key file of a vault; null where another lies there, or it has lost it. */
async function lastOf(dir: string, vault: string, kind: SecretKind): Promise<string | null> {
  const record = await readRecordAt(vaultLayout(dir).record);
  if (record?.id !== vault) return null;
  return (await readWrittenSlots(dir)).known?.[kind] ?? (await slotHashAt(dir, kind));
}

async function wholeAt(places: readonly string[], vault: string, kind: SecretKind): Promise<string[]> {
  const hashes: string[] = [];
  for (const backups of places) {
    for (const { folder } of await listBackups({ backups }).catch(() => [])) {
      const record = await readBackupRecord(folder).catch(() => null);
      const hash = await slotHashAt(folder, kind);
      if (hash === null || record?.vault !== vault || (await badSlotsOf(folder, record)).includes(kind)) continue;
      if ((await readRecordAt(join(folder, 'vault.json')))?.id === vault) hashes.push(hash);
    }
  }
  return hashes;
}
