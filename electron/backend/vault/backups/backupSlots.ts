import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup } from '#shared/backups/backup.ts';
import { type SecretKind, secretKindSchema } from '#shared/vault/secretKind.ts';
import { isSlot, slotFile } from '../slotFile.ts';
import { hashOfSlot, type SlotHashes } from '../writtenSlots.ts';
import { type BackupRecord, readBackupRecord } from './backupRecord.ts';
import { newestOfPlaceFirst } from './newestFirst.ts';

/** What the vault tells of key files, where it is there to be asked. */
export interface OwnSlots {
  /** Those it had last. */
  readonly known?: SlotHashes | undefined;
  /** Those that lie in it and are spoilt. */
  readonly spoilt?: SlotHashes | undefined;
}

/**
 * The key files of a backup that are missing, or open nothing as far as is known without their secrets: one is whole that is as the
 * record notes it, also where its secret is an older one. Of a backup without such notes, that is as the vault's own is not known
 * to be spoilt. Throws nothing.
 */
export async function badSlotsOf(
  folder: string,
  record: BackupRecord | null,
  own: OwnSlots = {},
): Promise<SecretKind[]> {
  const bad: SecretKind[] = [];
  for (const kind of secretKindSchema.options) {
    const hash = await slotHashAt(folder, kind);
    if (hash === null) bad.push(kind);
    else if (hash === own.known?.[kind]) continue;
    else if (hash === own.spoilt?.[kind]) bad.push(kind);
    else if (record?.slots && !isNoted(record, kind, hash)) bad.push(kind);
  }
  return bad;
}

/** Whether a key file of a backup is the very one its record notes; one of which nothing is noted is not. */
export async function isNotedSlot(folder: string, record: BackupRecord, kind: SecretKind): Promise<boolean> {
  const hash = await slotHashAt(folder, kind);
  return hash !== null && isNoted(record, kind, hash);
}

function isNoted({ slots, slotsToBe }: BackupRecord, kind: SecretKind, hash: string): boolean {
  return slots?.[kind] === hash || slotsToBe?.[kind] === hash;
}

/**
 * Of backups that are about to go, the one that may be the last with a key file whole; null where one that stays is known to have it. A new
 * backup takes such a file along where it can be proven to be the vault's last (copyKeys.ts).
 */
export async function lastWithKey(
  kind: SecretKind,
  staying: readonly Pick<Backup, 'folder'>[],
  going: readonly (Pick<Backup, 'folder' | 'madeAt'> & { readonly round?: number })[],
): Promise<string | null> {
  if (await isAnyNoted(staying, kind)) return null;
  const newestFirst = going.toSorted(newestOfPlaceFirst);
  return firstOf(newestFirst, async (folder, record) => !(await badSlotsOf(folder, record)).includes(kind));
}

/** Whether one of these backups has the very key file its record notes. */
export async function isAnyNoted(backups: readonly Pick<Backup, 'folder'>[], kind: SecretKind): Promise<boolean> {
  return (await firstOf(backups, (folder, record) => isNotedSlot(folder, record, kind))) !== null;
}

async function firstOf(
  backups: readonly Pick<Backup, 'folder'>[],
  matches: (folder: string, record: BackupRecord) => Promise<boolean>,
): Promise<string | null> {
  for (const { folder } of backups) {
    const record = await readBackupRecord(folder).catch(() => null);
    if (record !== null && (await matches(folder, record))) return folder;
  }
  return null;
}

/** What a key file in a folder is known by; null where there is none that looks like one. */
export async function slotHashAt(folder: string, kind: SecretKind): Promise<string | null> {
  const bytes = await readFile(join(folder, slotFile(kind))).catch(() => null);
  return bytes !== null && isSlot(bytes) ? hashOfSlot(bytes) : null;
}
