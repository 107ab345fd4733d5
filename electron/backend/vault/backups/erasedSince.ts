import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readErasureList } from '../erasure/erasureList.ts';
import { erasuresOf, type KnownErasures } from '../erasure/knownErasures.ts';
import type { BackupRecord } from './backupRecord.ts';

/**
 * Marks of everything that is known, from where a backup lies, to have been erased from its vault: by itself, by the
 * backups beside it, which may be younger, by their place, and by the vault where the backup stands within one. `isVault` where it does:
 * then nothing was erased that is not among the marks.
 */
export async function erasedSince(
  from: string,
  { vault }: Pick<BackupRecord, 'vault'>,
): Promise<KnownErasures & { readonly isVault: boolean }> {
  const above = resolve(from, '..');
  const beside = await readdir(above).catch(() => []);
  const folders = [from, ...beside.map((name) => join(above, name)), ...[1, 2, 3].map((up) => upwards(from, up))];
  const lists = await Promise.all(folders.map((folder) => readErasureList(folder, vault)));
  const around = await erasuresOf(upwards(from, 3));
  return {
    vault,
    marks: [...new Set(lists.flatMap(({ marks }) => marks))],
    isVault: around?.vault === vault && !around.isBroken,
  };
}

const upwards = (from: string, steps: number) => resolve(from, ...Array.from({ length: steps }, () => '..'));
