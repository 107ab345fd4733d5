import { join } from 'node:path';
import { exists } from '../exists.ts';
import { erasureListName, readErasureList } from './erasureList.ts';

/**
 * The marks in the list beside the vault and in that of one of its backups; true with them where the former is there and holds none: there
 * is no empty list.
 */
export async function marksBeside(
  path: string,
  vault: string,
  backup: string | null,
): Promise<[marks: string[], isBroken: boolean]> {
  const own = await readErasureList(path, vault);
  const others = backup === null ? [] : await readErasureList(join(backup, erasureListName), vault);
  return [[...own, ...others], own.length === 0 && (await exists(path))];
}
