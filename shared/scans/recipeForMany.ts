import { z } from 'zod';
import { type ScanKind, scanKindSchema } from '../filing/materialSlot.ts';
import type { ProposedFix } from './proposeFix.ts';
import { addTurns, changesNothing, plainRecipe, type Recipe, recipeSchema, turnCorners } from './recipe.ts';

/** What is done to every scan alike; corners are each scan's own. */
export const alsoSchema = recipeSchema.omit({ corners: true });
export type Also = z.infer<typeof alsoSchema>;

/** Does nothing to any scan. */
export const plainAlso: Also = { turn: 0, brightness: 0, contrast: 0, clearerSeal: false };

/** Which fixes many scans get at once, and the scans of which kinds. */
export const manyFixesSchema = z.object({
  /** Turned upright, cut out and straightened, each scan by what is seen of it, where the desk is sure. */
  straighten: z.boolean().default(true),
  /** Done besides, alike. */
  also: alsoSchema.default(plainAlso),
  /** Null: whatever the slot holds. */
  kinds: z.array(scanKindSchema).min(1).nullable().default(null),
});
export type ManyFixes = z.infer<typeof manyFixesSchema>;

/** True when no scan would be changed, whichever it is. Pure. */
export function fixesNothing({ straighten, also }: Pick<ManyFixes, 'straighten' | 'also'>): boolean {
  return !straighten && changesNothing({ ...also, corners: null });
}

/** What decides about one scan of many. */
export interface ScanForMany {
  readonly kind: ScanKind;
  /** Why no recipe works on it at all, see `notFixable`; null where one does. */
  readonly never: string | null;
  /** Whether a better copy counts already. */
  readonly fixed: boolean;
  /** What the desk would do to it by itself. */
  readonly proposed: ProposedFix;
}

/** What one scan of many gets, or why it stays as it is. */
export type RecipeForMany =
  | {
      readonly recipe: Recipe;
      /** Why it is not straightened though that was asked for; null where it is, where nobody asked, or it lies straight. */
      readonly askew: string | null;
      readonly reason: null;
    }
  | { readonly recipe: null; readonly reason: string };

/**
 * The recipe one scan gets when many are fixed at once, nobody having looked at it; or the reason why it stays.
 *
 * It is straightened where the desk is sure, then turned and brightened like all the others; where the desk is not, only
 * the latter is done. What somebody fixed before is left alone. Pure.
 */
export function recipeForMany(
  { kind, never, fixed, proposed }: ScanForMany,
  { straighten, also }: Pick<ManyFixes, 'straighten' | 'also'>,
): RecipeForMany {
  const stays = (reason: string): RecipeForMany => ({ recipe: null, reason });
  if (never !== null) return stays(never);
  if (fixed) return stays('已经修整过');
  const unsure = straighten ? whyUnsure(kind, proposed) : null;
  const straightened = straighten && unsure === null ? proposed.recipe : plainRecipe;
  const recipe: Recipe = {
    ...also,
    turn: addTurns(straightened.turn, also.turn),
    corners: straightened.corners && turnCorners(straightened.corners, also.turn),
  };
  // Somebody's turn may undo the one that was seen.
  if (changesNothing(recipe)) return stays(unsure ?? '这样处理以后和原图一样，不用改');
  return { recipe, askew: proposed.needless ? null : unsure, reason: null };
}

/** Why nobody should cut this without a look at it; null where the desk is sure. */
function whyUnsure(kind: ScanKind, { sure, reason }: ProposedFix): string | null {
  // A person holding a card, a shop front: what surrounds the paper belongs to it.
  if (kind === 'otherAttachment') return '这一格放的不只是证件，请打开后自己裁';
  return sure ? null : (reason ?? '请打开看一眼再裁');
}
