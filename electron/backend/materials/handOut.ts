import { DeskError } from '#shared/api/errors.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { Desk } from '../desk.ts';
import { cleanBytes } from '../fit/cleanBytes.ts';
import { getScan } from '../vault/store/scans.ts';

/**
 * A scan as it came, but for what nobody sees in it: place, camera, time, author. Null for what the desk cannot rid of
 * them. The untouched file is given out by `scanPicture` alone, to whoever asks for the original by name.
 *
 * Throws `recordMissing`, `vaultLocked`, `vaultDamaged`.
 */
export async function handOut(
  desk: Desk,
  scanId: number,
  signal: AbortSignal | undefined,
): Promise<{ file: UploadedFile | null }> {
  const vault = desk.vault();
  const scan = getScan(vault.db, scanId);
  if (!scan) throw new DeskError('recordMissing', { what: '扫描件' });
  const clean = await cleanBytes(desk.pool, await vault.files.read(scan.fileId), signal);
  vault.assertOpen();
  if (clean === null) return { file: null };
  const { name } = scan.facts;
  const named = clean.extension === null ? name : `${name.replace(/\.[^.]+$/, '')}.${clean.extension}`;
  return { file: new File([clean.bytes], named) };
}
