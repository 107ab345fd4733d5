import { z } from 'zod';
import { daySchema } from '../filing/date.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { recipeSchema } from './recipe.ts';
import { type ScanFacts, scanFactsSchema } from './scanFacts.ts';

/** An original kept in the vault: what was measured, which encrypted file holds it, and where it came from. */
export const storedScanSchema = z.object({
  id: z.int().positive(),
  /** Name of the encrypted file in the vault: 32 lower-case hex digits. */
  fileId: z.string().regex(/^[0-9a-f]{32}$/),
  /** Path below the folder it was handed over with; null when there was none. */
  origin: z.string().min(1).nullable(),
  facts: scanFactsSchema,
  receivedAt: z.iso.datetime(),
});
export type StoredScan = z.infer<typeof storedScanSchema>;

/** Which copy: the name of its encrypted file. It never means another one. */
export const fixIdSchema = z.string().regex(/^[0-9a-f]{32}$/);

/** A better copy of a scan, made by a recipe: which encrypted file holds it (its name for good), what was measured of it. */
export const scanFixSchema = z.object({
  fileId: fixIdSchema,
  recipe: recipeSchema,
  facts: scanFactsSchema,
  madeAt: z.iso.datetime(),
});
export type ScanFix = z.infer<typeof scanFixSchema>;

/** What an undo brings back; `recipe` is null where that is the original. */
export const fixBeforeSchema = z.object({ recipe: recipeSchema.nullable() });
export type FixBefore = z.infer<typeof fixBeforeSchema>;

/**
 * A scan in a slot of a case; `position` counts from 0 within the slot. Its facts have the name it was given by for this
 * case, `attachedAt` is when that was, `signedOn` the day under a letter, null while nobody has read it off.
 */
export const heldMaterialSchema = z.object({
  slot: materialSlotIdSchema,
  position: z.int().nonnegative(),
  attachedAt: z.iso.datetime(),
  signedOn: daySchema.nullable(),
  scan: storedScanSchema,
  /** The copy that counts in place of the original; null where the original does. */
  fix: scanFixSchema.nullable(),
  /** Null where there is nothing to undo. */
  fixBefore: fixBeforeSchema.nullable(),
});
export type HeldMaterial = z.infer<typeof heldMaterialSchema>;

/** What counts of a material: the facts of its fixed copy, else those of the original. Pure. */
export function countedFacts({ scan, fix }: Pick<HeldMaterial, 'scan' | 'fix'>): ScanFacts {
  return fix?.facts ?? scan.facts;
}
