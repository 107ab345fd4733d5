import { z } from 'zod';
import { daySchema } from '../filing/date.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { recipeSchema } from '../scans/recipe.ts';
import { fixesNothing, manyFixesSchema } from '../scans/recipeForMany.ts';
import { fixIdSchema } from '../scans/storedScan.ts';
import { caseNumberSchema, openedCaseSchema } from './cases.ts';
import { progressSchema } from './progress.ts';
import { uploadedFileSchema } from './upload.ts';

const placeSchema = z.object({ caseNumber: caseNumberSchema, slot: materialSlotIdSchema });

/** Files for one slot. `replace` takes out what the slot held; the originals stay in the vault. */
export const addMaterialsInput = placeSchema.extend({
  files: z.array(uploadedFileSchema).min(1).max(20),
  replace: z.boolean(),
});

export const materialOutcomeSchema = z.enum(['stored', 'already', 'full', 'unreadable']);
/**
 * What became of each file, in order, and the case as it is now. `removed` can be put back with `attach`.
 *
 * already: the slot holds the same bytes · full: the slot keeps what it has and takes no more ·
 * unreadable: nothing that could be a material. All but `stored` say why in `reason`.
 */
export const addedMaterialsSchema = z.object({
  results: z.array(z.object({ file: z.string(), outcome: materialOutcomeSchema, reason: z.string().nullable() })),
  removed: z.array(z.int().positive()),
  opened: openedCaseSchema,
});
export type AddedMaterials = z.infer<typeof addedMaterialsSchema>;

/** Takes a scan out of a slot, or puts a stored one in: the one undoes the other. */
export const scanInSlotInput = placeSchema.extend({ scanId: z.int().positive() });

/** The same with what the case knew of it, so that an undo loses nothing. */
export const attachMaterialInput = scanInSlotInput.extend({
  name: z.string().min(1).max(1000).optional(),
  signedOn: daySchema.nullable().optional(),
  /** Where in its slot it stood; the end when left out, or taken meanwhile. */
  position: z.int().nonnegative().max(1000).optional(),
  /** How it was fixed; the copy is made anew. */
  recipe: recipeSchema.nullable().optional(),
});

/** Whether a picture of a case is the same as one of another client; null takes the answer back. */
export const answerAlikeInput = z.object({
  caseNumber: caseNumberSchema,
  scanId: z.int().positive(),
  otherScanId: z.int().positive(),
  same: z.boolean().nullable(),
  staff: z.string().trim().min(1).max(60).nullable(),
});

/** The day under a letter; null when nobody knows it. */
export const signedOnInput = z.object({
  caseNumber: caseNumberSchema,
  scanId: z.int().positive(),
  signedOn: daySchema.nullable(),
});

/**
 * A picture for the screen: at most 320 px, or at most 2400 px, upright; or the original bytes. `fix` asks for a better
 * copy in place of the original.
 */
export const pictureInput = z.object({
  scanId: z.int().positive(),
  size: z.enum(['thumbnail', 'full', 'original']),
  fix: fixIdSchema.nullable().default(null),
});

/**
 * A file of a case as it may leave the desk: without place, camera, time and author, cards with what they are for written all
 * over them where the chosen platform takes that. Null for what cannot be rid of them.
 */
export const handOutInput = z.object({ caseNumber: caseNumberSchema, scanId: z.int().positive() });
export const handedOutSchema = z.object({ file: uploadedFileSchema.nullable() });

const fixedScanSchema = z.object({ caseNumber: caseNumberSchema, scanId: z.int().positive() });

/**
 * Lets a better copy of a scan count; a recipe that changes nothing lets the original count again. `over` is what counted
 * when somebody began (null: the original): where another copy counts by now, nothing is changed. Left out, all is well.
 */
export const fixMaterialInput = fixedScanSchema.extend({
  recipe: recipeSchema,
  over: fixIdSchema.nullable().optional(),
});

/** Brings back what counted before; a second time undoes that. */
export const undoFixInput = fixedScanSchema;

/**
 * Gives the scans of these cases the same fixes; of one case perhaps only some scans. Without a choice they are turned
 * upright, cut out and straightened where the desk is sure.
 */
export const fixManyInput = manyFixesSchema
  .extend({
    cases: z.array(caseNumberSchema).min(1).max(20_000),
    scanIds: z.array(z.int().positive()).nullable().default(null),
  })
  .refine((input) => !fixesNothing(input), '没有选要做什么');

const triedScanSchema = fixedScanSchema.extend({ slot: materialSlotIdSchema, name: z.string() });

/** A scan that several slots or cases hold is told of once. What an event reports is durable. */
export const fixManyEvent = z.discriminatedUnion('type', [
  progressSchema,
  triedScanSchema.extend({
    type: z.literal('fixed'),
    fix: fixIdSchema,
    recipe: recipeSchema,
    /** Why it was not straightened though it may lie askew; null where there is nothing to be said. */
    askew: z.string().nullable(),
  }),
  /** It stays as it is, and why; `failed` when that is because of an error. */
  triedScanSchema.extend({ type: z.literal('left'), reason: z.string(), failed: z.boolean() }),
]);
export type FixManyEvent = z.infer<typeof fixManyEvent>;

/** Takes back what `fixMany` made, all at once; what was changed since is left alone. */
export const undoFixesInput = z.object({
  fixes: z
    .array(z.object({ scanId: z.int().positive(), fix: fixIdSchema }))
    .min(1)
    .max(100_000),
});
export const undoneFixesSchema = z.object({ undone: z.int().nonnegative() });
