import type { CopyTarget } from '#shared/scans/copyTarget.ts';
import type { Recipe } from '#shared/scans/recipe.ts';
import { fitCopy } from './fitCopy.ts';

/** `fitCopy` as a worker does it; the bytes are handed over, not copied. */
export function copyJob(input: { readonly bytes: ArrayBuffer; readonly target: CopyTarget; readonly recipe?: Recipe }) {
  return fitCopy(new Uint8Array(input.bytes), input.target, input.recipe ? { recipe: input.recipe } : {});
}
