import { plainRecipe, type Recipe, type Turn, turnCorners } from '#shared/scans/recipe.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import type { Staging } from './staging.ts';

/** One side of a card, cut out of the picture that shows both and laid upright, and what is measured of it. */
export interface CutSide {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly facts: ScanFacts;
}

const sideNames = { portrait: '人像面', emblem: '国徽面' } as const;

/**
 * Both sides of a card as pictures of their own, the portrait side first; null for a picture that does not show both for certain, and
 * where either cannot be cut out: then the picture stays in one piece. Throws the signal's reason.
 */
export async function cutSides(
  { cut, signal }: Pick<Staging, 'cut' | 'signal'>,
  picture: Uint8Array,
  { name, appearance }: ScanFacts,
): Promise<readonly CutSide[] | null> {
  if (!appearance?.bothSides) return null;
  const stem = name.replace(/\.[^.]+$/u, '');
  const sides: CutSide[] = [];
  for (const { corners, side, turn } of appearance.bothSides) {
    const upright = ((360 - turn) % 360) as Turn;
    const recipe: Recipe = { ...plainRecipe, turn: upright, corners: turnCorners(corners, upright) };
    try {
      const { bytes, facts } = await cut({
        bytes: picture.slice().buffer,
        name: `${stem}_${sideNames[side]}.jpg`,
        recipe,
      });
      if (facts.unreadable !== null) return null;
      sides.push({ bytes, facts });
    } catch (error) {
      if (signal?.aborted) throw error;
      return null;
    }
  }
  return sides;
}
