import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import type { previewFixInput, proposedFixSchema } from '#shared/api/scans.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { contentLabels } from '#shared/scans/contentType.ts';
import { notFixable } from '#shared/scans/fixable.ts';
import { proposeFix } from '#shared/scans/proposeFix.ts';
import type { Quad } from '#shared/scans/quad.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import type { StoredScan } from '#shared/scans/storedScan.ts';
import type { Desk } from '../desk.ts';
import type { Vault } from '../vault/openVault.ts';
import { getScan } from '../vault/store/scans.ts';

/** Longer side in pixels of what a preview is made of. */
const previewSide = 1280;

/** What the desk would do to a stored scan by itself. Throws `recordMissing`, `vaultLocked`. */
export function proposeFixOf(desk: Desk, scanId: number): z.infer<typeof proposedFixSchema> {
  const { facts } = storedScan(desk.vault(), scanId);
  return {
    ...proposeFix(facts, desk.pack.scanThresholds),
    width: facts.width,
    height: facts.height,
    paper: paperOf(desk, facts),
  };
}

/** Corners of the paper on an upright picture, where the desk is sure of it; else null. */
export function paperOf({ pack }: Pick<Desk, 'pack'>, { appearance }: Pick<ScanFacts, 'appearance'>): Quad | null {
  const document = appearance?.document ?? null;
  return document && document.confidence >= pack.scanThresholds.documentSure ? document.corners : null;
}

/**
 * How a stored scan would look after a recipe.
 *
 * The picture is decoded for the first preview only. Throws `recordMissing`, `pictureUnavailable`, `vaultLocked`.
 */
export async function previewFix(
  desk: Desk,
  { scanId, recipe }: z.infer<typeof previewFixInput>,
  signal?: AbortSignal,
): Promise<UploadedFile> {
  const vault = desk.vault();
  const scan = fixableScan(vault, scanId);
  try {
    // Not called off with the preview that happened to ask first: the next one needs it, too.
    const pixels = await desk.decoded.get(scan.fileId, async () => {
      const bytes = new Uint8Array(await vault.files.read(scan.fileId)).buffer;
      return desk.pool.run('decode', { bytes, most: previewSide }, { transfer: [bytes] });
    });
    signal?.throwIfAborted();
    // It takes a tenth of a second; calling it off would end its worker, and the next preview would wait for a new one.
    const drawn = await desk.pool.run('previewFix', { pixels, recipe });
    signal?.throwIfAborted();
    vault.assertOpen();
    return new File([drawn], 'preview.jpg', { type: 'image/jpeg' });
  } catch (error) {
    if (signal?.aborted || error instanceof DeskError) throw error;
    throw new DeskError('pictureUnavailable', { kind: contentLabels[scan.facts.contentType] }, { cause: error });
  }
}

/** A scan that recipes work on. Throws `recordMissing`, and `pictureUnavailable` for a PDF, for damage, for many pages. */
export function fixableScan(vault: Vault, scanId: number): StoredScan {
  const scan = storedScan(vault, scanId);
  if (notFixable(scan.facts) !== null)
    throw new DeskError('pictureUnavailable', { kind: contentLabels[scan.facts.contentType] });
  return scan;
}

function storedScan(vault: Vault, scanId: number): StoredScan {
  const scan = getScan(vault.db, scanId);
  if (!scan) throw new DeskError('recordMissing', { what: '扫描件' });
  return scan;
}
