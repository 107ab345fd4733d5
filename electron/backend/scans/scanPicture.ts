import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import type { pictureInput } from '#shared/api/materials.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { contentLabels } from '#shared/scans/contentType.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import type { StoredScan } from '#shared/scans/storedScan.ts';
import { noteAccess } from '../access/accessLog.ts';
import type { Desk } from '../desk.ts';
import type { Vault } from '../vault/openVault.ts';
import { findFix } from '../vault/store/fixes.ts';
import { casesHolding } from '../vault/store/materials.ts';
import { getScan } from '../vault/store/scans.ts';

type PictureRequest = z.infer<typeof pictureInput>;

/** Pixels on the longer side. */
const mostPixels = { thumbnail: 320, full: 2400 } as const;

/**
 * A scan, or a better copy of it, as a picture for the screen, or its original bytes under their own name.
 *
 * Pictures are drawn in a worker and kept in memory while the vault is open; the vault holds only originals and
 * better copies. Throws `recordMissing` for what the vault does not have, `pictureUnavailable` for one that shows nothing (PDF, film,
 * damage), `vaultLocked`, `vaultDamaged`, `cannotWrite` where an original cannot be written down.
 */
export async function scanPicture(
  desk: Desk,
  { scanId, size, fix }: PictureRequest,
  signal?: AbortSignal,
): Promise<UploadedFile> {
  const vault = desk.vault();
  const scan = getScan(vault.db, scanId);
  if (!scan) throw new DeskError('recordMissing', { what: '扫描件' });
  const shown = fix === null ? scan : fixedScan(vault, scan, fix);
  if (size === 'original') return original(desk, vault, scanId, shown);
  const key = `${shown.fileId} ${size}`;
  const kept = desk.pictures.get(key);
  if (kept) return pictureFile(shown, kept);
  const drawn = await draw(desk, vault, shown, mostPixels[size], signal);
  vault.assertOpen();
  const file = pictureFile(shown, drawn);
  desk.pictures.put(key, drawn);
  return file;
}

/** The scan with a better copy in its place. */
function fixedScan(vault: Vault, scan: StoredScan, fix: string): StoredScan {
  const found = findFix(vault.db, scan.id, fix);
  if (!found) throw new DeskError('recordMissing', { what: '修整好的图片' });
  return { ...scan, fileId: fix, facts: { ...scan.facts, ...found, contentType: 'jpeg', unreadable: null } };
}

/** Written down before it is handed out, with every case that holds it. */
async function original(
  desk: Desk,
  vault: Vault,
  scanId: number,
  { fileId, facts }: StoredScan,
): Promise<UploadedFile> {
  const bytes = await vault.files.read(fileId);
  vault.assertOpen();
  noteAccess(desk, 'original', casesHolding(vault.db, scanId));
  return new File([new Uint8Array(bytes)], facts.name);
}

async function draw(
  desk: Desk,
  vault: Vault,
  { fileId, facts }: StoredScan,
  most: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const unavailable = (cause?: unknown) =>
    new DeskError('pictureUnavailable', { kind: contentLabels[facts.contentType] }, { cause });
  if (facts.unreadable !== null && !perhapsNow(facts)) throw unavailable();
  const bytes = new Uint8Array(await vault.files.read(fileId)).buffer;
  const drawn = await desk.pool
    .run('picture', { bytes, most }, { signal, transfer: [bytes] })
    .catch((error: unknown) => {
      if (signal?.aborted) throw error;
      // The worker that tried has ended; the next job gets a new one.
      throw unavailable(error);
    });
  if (!drawn) throw unavailable();
  return drawn;
}

/** HEIC that came in before the desk could decode it was only noted as such. */
function perhapsNow({ unreadable, contentType }: ScanFacts): boolean {
  return unreadable === 'unsupported' && contentType === 'heic';
}

function pictureFile({ facts }: StoredScan, bytes: Uint8Array<ArrayBuffer>): UploadedFile {
  const stem = facts.name.replace(/\.[^.]+$/, '');
  return new File([bytes], `${safeFileName(stem)}.jpg`, { type: 'image/jpeg' });
}
