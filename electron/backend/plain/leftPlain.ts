import { access, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Vault } from '../vault/openVault.ts';
import type { WriteDatabase } from '../vault/sql.ts';
import { listSettings, putSetting, removeSetting } from '../vault/store/settings.ts';

/** Of each half-made plain export the vault remembers where it lies; by the time it began. */
const prefix = 'plain.unfinished.';

/** Remembers a folder that is about to be filled with decrypted data, durably; answers with how to forget it. */
export function rememberPlain(db: WriteDatabase, folder: string, now: Date): () => void {
  const name = `${prefix}${now.getTime()}`;
  putSetting(db, name, JSON.stringify(folder));
  return () => removeSetting(db, name);
}

/**
 * Deletes what a plain export has left that was killed half-way: decrypted pictures nobody was told of. Run at every
 * opening of the vault; a folder on a disk that is not there now, or refuses, is tried again at the next one.
 */
export async function clearLeftPlain({ db }: Pick<Vault, 'db'>): Promise<void> {
  for (const { name, value } of listSettings(db, prefix)) {
    const folder = String(JSON.parse(value));
    try {
      await access(dirname(folder));
      await rm(folder, { recursive: true, force: true });
      removeSetting(db, name);
    } catch {
      // The disk is away, or the vault was locked meanwhile.
    }
  }
}
