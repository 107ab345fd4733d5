import { heldScan } from '../scans/heldScan.ts';
import { isWhole, putBack } from '../vault/putBack.ts';
import { pagesOfSource } from '../vault/store/intake.ts';
import { containerOf, isPaged, openFile } from './open/openFile.ts';
import { type IncomingFile, type Staging, sha256Of } from './staging.ts';

/**
 * Makes sure that a file the desk has already is whole here before anybody is told that it is not needed, and the pictures
 * of its pages as well. True when something had to be put back. Throws `cannotWrite`, `vaultLocked` and the signal's reason.
 */
export async function mendKnown(staging: Staging, { bytes }: IncomingFile, sha256: string): Promise<boolean> {
  const { vault, pool, now, limits, signal } = staging;
  const held = await heldScan(vault, { sha256, bytes, now: now() });
  if (!held) return false;
  const kind = containerOf(bytes);
  if (!isPaged(kind)) return held.putBack;
  const lost = new Map<string, string>();
  for (const { fileId, sha256: recorded } of pagesOfSource(vault.db, held.id)) {
    signal?.throwIfAborted();
    if (!(await isWhole(vault, fileId))) lost.set(recorded, fileId);
  }
  if (lost.size === 0) return held.putBack;
  let mended = held.putBack;
  for await (const part of openFile(pool, kind, bytes, limits, signal)) {
    if (part.kind !== 'page') continue;
    const fileId = lost.get(sha256Of(part.bytes));
    if (fileId !== undefined && (await putBack(vault, fileId, part.bytes, now()))) mended = true;
  }
  return mended;
}
