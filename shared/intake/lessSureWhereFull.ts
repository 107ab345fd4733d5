import { type MaterialSlotId, materialSlot } from '../filing/materialSlot.ts';
import type { Proposal } from './proposal.ts';

/** How many files each slot of a case holds. */
export type HeldCounts = ReadonlyMap<MaterialSlotId, number>;

/**
 * Proposals, of which none is sure that would be refused: a slot that is full, or is filled by another sure one before it,
 * keeps what it has, so somebody has to look which of both is meant. In the order of the tray. Pure.
 */
export function lessSureWhereFull(
  proposals: ReadonlyMap<number, Proposal>,
  heldIn: (caseNumber: string) => HeldCounts,
): Map<number, Proposal> {
  const filled = new Map<string, number>();
  const told = new Map<number, Proposal>();
  for (const [id, proposal] of proposals) {
    const wanted = proposal.places.flatMap(({ caseNumber, slots }) => slots.map((slot) => ({ caseNumber, slot })));
    const full = wanted.flatMap(({ caseNumber, slot }) => {
      const held = heldIn(caseNumber).get(slot) ?? 0;
      const { most, label } = materialSlot(slot);
      if (held + (filled.get(`${caseNumber} ${slot}`) ?? 0) < most) return [];
      return [held >= most ? `案件里已经有“${label}”了` : `前面还有一份也是“${label}”`];
    });
    if (proposal.confidence !== 'sure') told.set(id, proposal);
    else if (full.length > 0)
      told.set(id, { ...proposal, confidence: 'likely', reason: `${proposal.reason}，但${full[0]}，请核对` });
    else {
      told.set(id, proposal);
      for (const { caseNumber, slot } of wanted) {
        const key = `${caseNumber} ${slot}`;
        filled.set(key, (filled.get(key) ?? 0) + 1);
      }
    }
  }
  return told;
}
