import type { CaseMaterial } from '../api/cases.ts';
import { cardSlots, type MaterialSlotId } from './materialSlot.ts';

/** Which side of a card is not there although both places hold a picture. */
export type MissingSide = 'portraitMissing' | 'emblemMissing' | 'sideMissing';

interface LostSide {
  readonly side: MissingSide;
  /** The picture at the first place: who has several roles has one card. */
  readonly card: number;
  readonly needed: boolean;
}

const aboutSides: ReadonlySet<string> = new Set(['scan.sameSide', 'scan.cardSide']);

/**
 * The places of a card whose picture shows the other side, which the other place holds already: what is said about the sides stands at
 * one place, and it depends on what the pictures show which of them waits for another. Both where that cannot be told. Pure.
 */
export function missingSides(materials: readonly CaseMaterial[]): ReadonlyMap<MaterialSlotId, LostSide> {
  const missing = new Map<MaterialSlotId, LostSide>();
  for (const [front, back] of Object.values(cardSlots)) {
    const pair = [front, back].map((slot) => materials.find((each) => each.slot === slot));
    const [first, second] = pair;
    if (!first || !second) continue;
    const told = pair.flatMap((each) => each?.findings ?? []).filter(({ rule }) => aboutSides.has(rule));
    const shown = [shownOn(first), shownOn(second)];
    const isOne = told.some(({ rule }) => rule === 'scan.sameSide');
    const isTwice = told.length > 0 && shown[0] !== null && shown[0] === shown[1];
    if (!isOne && !isTwice) continue;
    const about = { card: first.scanId, needed: told.some(({ weight }) => weight === 'must') };
    const side = shown[0] ?? shown[1] ?? null;
    if (side !== 'emblem') missing.set(back, { side: side ? 'emblemMissing' : 'sideMissing', ...about });
    if (side !== 'portrait') missing.set(front, { side: side ? 'portraitMissing' : 'sideMissing', ...about });
  }
  return missing;
}

function shownOn({ facts }: CaseMaterial): 'portrait' | 'emblem' | null {
  return facts.appearance?.bothSides ? null : (facts.appearance?.cardSide ?? null);
}
