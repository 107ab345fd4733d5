import { readErasureList } from './erasureList.ts';

/** The marks in the list of a vault and in that of one of its backups; true with them where the former is there and tells nothing. */
export async function marksBeside(
  dir: string,
  vault: string,
  backup: string | null,
): Promise<[marks: string[], isBroken: boolean]> {
  const { marks, isBroken } = await readErasureList(dir, vault);
  const others = backup === null ? [] : (await readErasureList(backup, vault)).marks;
  return [[...marks, ...others], isBroken];
}
