import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { erasureListName, readErasureList } from '../erasure/erasureList.ts';
import type { BackupRecord } from './backupRecord.ts';

/**
 * Marks of everything that is known, from where a backup lies, to have been erased from its vault: by itself, by the
 * backups beside it, which may be younger, by their place, and by the vault where the backup stands within one.
 */
export async function erasedSince(from: string, { vault }: Pick<BackupRecord, 'vault'>): Promise<Set<string>> {
  const above = resolve(from, '..');
  const beside = await readdir(above).catch(() => []);
  const folders = [from, ...beside.map((name) => join(above, name)), ...[1, 2, 3].map((up) => upwards(from, up))];
  const lists = await Promise.all(folders.map((folder) => readErasureList(join(folder, erasureListName), vault)));
  return new Set(lists.flat());
}

const upwards = (from: string, steps: number) => resolve(from, ...Array.from({ length: steps }, () => '..'));
