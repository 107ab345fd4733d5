import type { Finding } from '../filing/finding.ts';
import { cardSlots, type MaterialSlotId } from '../filing/materialSlot.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { countedFacts, type HeldMaterial } from './storedScan.ts';

/** What both places of a card agree about: their pictures lie in each other's place, or both show one side. */
export type AgreedSides = ReadonlyMap<MaterialSlotId, 'swapped' | 'twice'>;

/**
 * The places that hold the wrong side of a card where the picture in the other place says so, too.
 *
 * One picture alone may be read wrongly, and is only doubted; two that contradict each other cannot both be right. `isIdCard`:
 * whether a place wants an ID card, since other certificates have other patterns. Pure.
 */
export function agreedSides(held: readonly HeldMaterial[], isIdCard: (front: MaterialSlotId) => boolean): AgreedSides {
  const agreed = new Map<MaterialSlotId, 'swapped' | 'twice'>();
  const seenAt = (slot: MaterialSlotId) => {
    const material = held.find((each) => each.slot === slot);
    const appearance = material && countedFacts(material).appearance;
    // A picture of both sides speaks for neither.
    return appearance && !appearance.bothSides ? appearance.cardSide : null;
  };
  for (const [front, back] of Object.values(cardSlots)) {
    if (!isIdCard(front)) continue;
    const [first, second] = [seenAt(front), seenAt(back)];
    if (first === null || second === null) continue;
    if (first === second) agreed.set(first === 'emblem' ? front : back, 'twice');
    else if (first === 'emblem') agreed.set(front, 'swapped').set(back, 'swapped');
  }
  return agreed;
}

/** A finding about the side of a card as it weighs beside the card's other picture; others stay as they are. Pure. */
export function weighSide(finding: Finding, agreed: 'swapped' | 'twice' | undefined, rulebook: Rulebook): Finding {
  if (finding.rule !== 'scan.cardSide' || agreed === undefined) return finding;
  const { where, zones } = finding;
  if (agreed === 'swapped') {
    return rulebook('scan.sidesSwapped', {
      weight: 'must',
      where,
      zones,
      message: '人像面和国徽面放反了：两处的图片从图案看，正好都是对方那一面。',
      remedy: '不用请客户重拍：请把两处的图片对调。',
    });
  }
  return rulebook('scan.cardSide', {
    weight: 'must',
    where,
    zones,
    message: `${finding.message}两处放的是同一面，缺了另一面。`,
    remedy: '请把这一处换成它自己的那一面；手边没有的，请客户补拍。',
  });
}
