import { heldScan } from '../scans/heldScan.ts';
import { isWhole, putBack } from '../vault/putBack.ts';
import { pagesOfSource } from '../vault/store/intake.ts';
import { cutSides } from './cutSides.ts';
import { type Container, containerOf, isPaged, openFile } from './open/openFile.ts';
import { type IncomingFile, measured, type Staging, sha256Of } from './staging.ts';

/**
 * Makes sure that a file the desk has already is whole here before anybody is told that it is not needed, and the pictures
 * of its pages as well. True when something had to be put back. Throws `cannotWrite`, `vaultLocked` and the signal's reason.
 */
export async function mendKnown(staging: Staging, { bytes }: IncomingFile, sha256: string): Promise<boolean> {
  const { vault, now, signal } = staging;
  const held = await heldScan(vault, { sha256, bytes, now: now() });
  if (!held) return false;
  const kind = containerOf(bytes);
  const lost = new Map<string, string>();
  for (const { fileId, sha256: recorded } of pagesOfSource(vault.db, held.id)) {
    signal?.throwIfAborted();
    if (!(await isWhole(vault, fileId))) lost.set(recorded, fileId);
  }
  if (lost.size === 0) return held.putBack;
  let mended = held.putBack;
  for await (const picture of picturesIn(staging, bytes, kind)) {
    const fileId = lost.get(sha256Of(picture));
    if (fileId !== undefined && (await putBack(vault, fileId, picture, now()))) mended = true;
  }
  return mended;
}

/** All that was made of a file: its pages, and both sides of a card out of each of them that shows both. */
async function* picturesIn(
  staging: Staging,
  bytes: IncomingFile['bytes'],
  kind: Container | null,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const sidesOf = async (picture: Uint8Array<ArrayBuffer>) => {
    const facts = await measured(staging, { bytes: picture, path: '' });
    return ((facts && (await cutSides(staging, picture, facts))) ?? []).map((side) => side.bytes);
  };
  if (!isPaged(kind)) {
    yield* await sidesOf(bytes);
    return;
  }
  for await (const part of openFile(staging.pool, kind, bytes, staging.limits, staging.signal)) {
    if (part.kind !== 'page') continue;
    yield part.bytes;
    yield* await sidesOf(part.bytes);
  }
}
