import { createHash } from 'node:crypto';
import type { Recipe } from '#shared/scans/recipe.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import type { JobPool } from '../jobs/pool.ts';
import type { Measure } from '../scans/measureUpload.ts';
import type { Vault } from '../vault/openVault.ts';
import type { NewScan } from '../vault/store/scans.ts';
import type { NumberRequest } from './numberGlyphs.ts';
import type { OpenLimits } from './open/openFile.ts';

/** One file that came in: dropped, found in the watched folder, or lying in an archive. */
export interface IncomingFile {
  /** With the folders it came in, `/` between them. */
  readonly path: string;
  readonly modifiedAt: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A picture, and what is done to it. */
export interface CutRequest {
  readonly bytes: ArrayBuffer;
  readonly name: string;
  readonly recipe: Recipe;
}

/** What is needed to take a file in. */
export interface Staging {
  readonly vault: Vault;
  readonly pool: Pick<JobPool, 'readApart'>;
  readonly measure: Measure;
  /** Cuts a paper out of a picture and measures it, in a worker; the bytes are handed over. */
  readonly cut: (
    request: CutRequest,
  ) => Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly facts: ScanFacts }>;
  /** Looks at the number on a card, in a worker; null where there is none to be seen. */
  readonly lookAtNumber: (request: NumberRequest) => Promise<Uint8Array | null>;
  readonly now: () => Date;
  readonly limits?: OpenLimits | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Null when measuring breaks its worker. */
export async function measured(
  { measure, signal }: Staging,
  { bytes, path }: Pick<IncomingFile, 'bytes' | 'path'>,
): Promise<ScanFacts | null> {
  try {
    return await measure(bytes, baseName(path), { codes: 'seen' });
  } catch (error) {
    if (signal?.aborted) throw error;
    return null;
  }
}

/** What is seen of the number on the portrait side of a card. Nobody needs it: what goes wrong there is as if nothing were seen. */
export async function glyphsOf(
  { lookAtNumber, signal }: Staging,
  bytes: Uint8Array,
  { appearance }: ScanFacts,
): Promise<Uint8Array | null> {
  if (appearance?.cardSide !== 'portrait' || !appearance.document) return null;
  const { corners } = appearance.document;
  return lookAtNumber({ bytes: bytes.slice().buffer, corners, turn: appearance.cardTurn ?? 0 }).catch(
    (error: unknown) => {
      if (signal?.aborted) throw error;
      return null;
    },
  );
}

/** A picture that came in and whose file was put, as the row that is to name it. */
export function newScan({ now }: Pick<Staging, 'now'>, path: string, fileId: string, facts: ScanFacts): NewScan {
  const origin = path.includes('/') ? path : null;
  return { fileId, origin, facts: { ...facts, name: baseName(path) }, receivedAt: now().toISOString() };
}

/** What a file is called, without its folders. */
export function baseName(path: string): string {
  return path.split(/[\\/]/u).at(-1) || path;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
