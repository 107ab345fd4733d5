import { isAbsolute } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import type { Desk } from '../desk.ts';
import { isWithinVault } from '../vault/withinVault.ts';

/**
 * Refuses, beside what `assertReach` does, a place within the vault: what goes out would lie decrypted among what is
 * encrypted, and be taken for a part of it. Throws `pathRelative`, `badInput`, `vaultLocked`.
 */
export function assertWayOut(desk: Pick<Desk, 'host' | 'vault'>, path: string): void {
  assertReach(desk, path);
  if (isWithinVault(desk.vault().dir, path))
    throw new DeskError('badInput', { detail: '不能存到资料库里面，请选另一个文件夹' });
}

/**
 * Refuses a place outside the folders the person has chosen since the start: a page must not be able to write, or read,
 * wherever it likes. Throws `pathRelative`, `badInput`.
 */
export function assertReach({ host }: Pick<Desk, 'host'>, path: string): void {
  if (!isAbsolute(path)) throw new DeskError('pathRelative', { path });
  if (!host.mayReach(path)) throw new DeskError('badInput', { detail: '请先选择要存进哪个文件夹' });
}
