import { isAbsolute } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import type { Desk } from '../desk.ts';

/**
 * Refuses a place outside the folders the person has chosen since the start: a page must not be able to write, or read,
 * wherever it likes. Throws `pathRelative`, `badInput`.
 */
export function assertReach({ host }: Pick<Desk, 'host'>, path: string): void {
  if (!isAbsolute(path)) throw new DeskError('pathRelative', { path });
  if (!host.mayReach(path)) throw new DeskError('badInput', { detail: '请先选择要存进哪个文件夹' });
}
