import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';
import { notFixable } from '#shared/scans/fixable.ts';
import type { HeldMaterial } from '#shared/scans/storedScan.ts';
import type { JobPool } from '../jobs/pool.ts';

/**
 * Whether a picture that a case hands out gets what it is for written all over it: the card of a person, as long as the
 * platform does not refuse such pictures. Pure.
 */
export function isMarkedCard(held: Pick<HeldMaterial, 'slot' | 'scan'>, profile: ScanProfile): boolean {
  return wantsMark(held, profile) && notFixable(held.scan.facts) === null;
}

/** Whether it should bear that, also where it cannot: a PDF, or a file of several pages. Pure. */
export function wantsMark({ slot }: Pick<HeldMaterial, 'slot'>, profile: ScanProfile): boolean {
  return isCardSlot(slot) && profile.watermark !== 'refused';
}

/** Whether what lies there shows the card of a person: a side of it, or somebody who holds it up. Pure. */
export function isCardSlot(slot: MaterialSlotId): boolean {
  const { scanKind } = materialSlot(slot);
  return scanKind === 'personFront' || scanKind === 'personBack' || slot === 'holdingPhoto';
}

/** The picture as JPEG with a text all over it; null for what cannot be written on. Throws only when cancelled. */
export async function markedBytes(
  pool: JobPool,
  original: Uint8Array,
  text: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(original).buffer;
  try {
    return await pool.run('mark', { bytes, text }, { signal, transfer: [bytes] });
  } catch (error) {
    if (signal?.aborted) throw error;
    return null;
  }
}
