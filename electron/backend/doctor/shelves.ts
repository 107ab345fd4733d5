import { readFile } from 'node:fs/promises';
import { readBackupRecord } from '../vault/backups/backupRecord.ts';
import { originalsOf } from '../vault/backups/restoreBackup.ts';
import { filePath, idOfFile, listShelves } from '../vault/files.ts';
import { vaultLayout } from '../vault/layout.ts';
import type { Vault } from '../vault/openVault.ts';

/** Where the originals of an open vault lie. */
export interface Shelves {
  /** True where it is a backup that was opened as it lies: its originals are beside all backups of the place. */
  readonly backup: boolean;
  readonly present: ReadonlySet<string>;
  /** What is in one of them. Rejects for one that is not whole. */
  read(id: string): Promise<Uint8Array>;
}

/** The shelves of a vault, or of the place of a backup. Throws nothing about a record: what has none is a vault. */
export async function shelvesOf(vault: Vault): Promise<Shelves> {
  const record = await readBackupRecord(vault.dir).catch(() => null);
  const folder = record === null ? vaultLayout(vault.dir).files : originalsOf(vault.dir, record);
  const present = new Set((await listShelves(folder)).flatMap(({ name }) => idOfFile(name) ?? []));
  return {
    backup: record !== null,
    present,
    // Without asking the database, a page of which may be broken.
    read: async (id) => vault.files.decrypt(await readFile(filePath(folder, id))),
  };
}
