import type { Finding } from '../filing/finding.ts';
import { cardSlots, type MaterialSlotId, materialSlot, slotPlace } from '../filing/materialSlot.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { countedFacts, type HeldMaterial } from './storedScan.ts';

/** The share of bits in which two fingerprints (Appearance.likeness) differ; 1 where they cannot be compared. Pure. */
export function differingShare(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined || one.length !== other.length) return 1;
  let bits = 0;
  for (let at = 0; at < one.length; at++) {
    let digit = Number.parseInt(one.charAt(at), 16) ^ Number.parseInt(other.charAt(at), 16);
    for (; digit > 0; digit >>= 1) bits += digit & 1;
  }
  return bits / (one.length * 4);
}

/**
 * Both sides of a card shown by one picture: the same file in both places, or the same photo in another size. Which side a
 * picture shows is judged by itself; this is about two that are one. Stands at the second side. Pure.
 */
export function judgeSides(
  held: readonly HeldMaterial[],
  { alikeShare, rulebook }: { readonly alikeShare: number; readonly rulebook: Rulebook },
): { readonly scanId: number; readonly slot: MaterialSlotId; readonly finding: Finding }[] {
  return Object.values(cardSlots).flatMap(([front, back]) => {
    const pair = [front, back].map((slot) => held.find((each) => each.slot === slot));
    const [first, second] = pair.map((each) => each?.scan);
    if (!first || !second) return [];
    // Nothing is missing where the picture shows both; that it is to be parted is said of itself.
    if (pair.some((each) => each && countedFacts(each).appearance?.bothSides)) return [];
    const isOneFile = first.facts.sha256 === second.facts.sha256;
    const [one, other] = [first.facts.appearance?.likeness, second.facts.appearance?.likeness];
    if (!isOneFile && differingShare(one, other) > alikeShare) return [];
    const finding = rulebook('scan.sameSide', {
      // Of one file there is no doubt.
      weight: isOneFile ? 'must' : 'should',
      where: slotPlace(materialSlot(back)),
      message: isOneFile
        ? '人像面和国徽面放的是同一个文件。'
        : '人像面和国徽面放的像是同一张照片，只是大小或压缩不同。',
      remedy:
        '两面要各交一张：请把缺的那一面换成它自己的照片；两面拍在一张里的，把那个文件拖进“收件”，认得出的会自动分成两张，认不出的请客户分开各拍一张。',
    });
    return [{ scanId: second.id, slot: back, finding }];
  });
}
