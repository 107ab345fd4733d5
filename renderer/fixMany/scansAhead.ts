import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import type { Recipe } from '#shared/scans/recipe.ts';
import { recipeForMany, type ScanForMany } from '#shared/scans/recipeForMany.ts';
import type { ManyChoice } from './manyChoice.ts';

/** A scan in a slot of a case, before anything is done to it. */
export interface ScanAhead extends ScanForMany {
  readonly caseNumber: string;
  readonly scanId: number;
  readonly slot: MaterialSlotId;
  readonly name: string;
}

/** What would become of the scans: the same as the desk does once it begins. */
export interface Ahead {
  readonly changed: readonly { readonly scan: ScanAhead; readonly recipe: Recipe; readonly askew: string | null }[];
  readonly staying: readonly { readonly scan: ScanAhead; readonly reason: string }[];
}

/** Decides about each scan once, by the first slot of a chosen kind that holds it. Pure. */
export function lookAhead(scans: readonly ScanAhead[], choice: ManyChoice): Ahead {
  const changed: Ahead['changed'][number][] = [];
  const staying: Ahead['staying'][number][] = [];
  const seen = new Set<number>();
  for (const scan of scans) {
    if (seen.has(scan.scanId) || !choice.kinds.includes(scan.kind)) continue;
    seen.add(scan.scanId);
    const decided = recipeForMany(scan, choice);
    if (decided.recipe === null) staying.push({ scan, reason: decided.reason });
    else changed.push({ scan, recipe: decided.recipe, askew: decided.askew });
  }
  return { changed, staying };
}

/** How far the looking is: all of the cases, or all that are looked through beforehand. */
export interface LookedFar {
  readonly looked: number;
  readonly most: number;
  readonly cases: number;
}

/** What the button says once it is known how many scans it changes, and before. Pure. */
export function sayStart(verb: string, { changed }: Ahead, { looked, cases }: LookedFar): string {
  return looked < cases ? `开始${verb}` : `${verb} ${changed.length} 张`;
}

/** How many scans would be changed, as far as that is known. Pure. */
export function sayAhead({ changed, staying }: Ahead, { looked, most, cases }: LookedFar): string {
  const counted = [`${changed.length} 张会改`, ...(staying.length > 0 ? [`${staying.length} 张不动`] : [])].join('，');
  if (looked < Math.min(most, cases)) return `${counted}，还在看第 ${looked + 1} 个案件，共 ${cases} 个`;
  return looked < cases ? `前 ${looked} 个案件里，${counted}` : counted;
}
