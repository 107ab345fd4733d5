import { materialSlot } from '#shared/filing/materialSlot.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';
import { notFixable } from '#shared/scans/fixable.ts';
import type { HeldMaterial } from '#shared/scans/storedScan.ts';

/**
 * Whether a picture that a case hands out gets what it is for written all over it: the card of a person, as long as the
 * platform does not refuse such pictures. Pure.
 */
export function isMarkedCard({ slot, scan }: Pick<HeldMaterial, 'slot' | 'scan'>, profile: ScanProfile): boolean {
  const { scanKind } = materialSlot(slot);
  const isCard = scanKind === 'personFront' || scanKind === 'personBack';
  return isCard && profile.watermark !== 'refused' && notFixable(scan.facts) === null;
}
