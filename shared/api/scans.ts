import { z } from 'zod';
import { findingSchema } from '../filing/finding.ts';
import { scanKindSchema } from '../filing/materialSlot.ts';
import { strictnessSchema } from '../rules/scanThresholds.ts';
import { quadSchema } from '../scans/quad.ts';
import { recipeSchema } from '../scans/recipe.ts';
import { scanFactsSchema } from '../scans/scanFacts.ts';
import { progressSchema } from './progress.ts';
import { unsentFileSchema, uploadedFileSchema } from './upload.ts';

/** What pictures are judged as: one kind, or each as what it is recognised to be. */
export const wantedKindSchema = z.union([scanKindSchema, z.literal('auto')]);
export type WantedKind = z.infer<typeof wantedKindSchema>;

/** A file, or what lies in one: its path begins with that of the file, pages count from 1. */
const scanRowSchema = z.object({ file: z.string(), page: z.int().positive().nullable() });
export type ScanRowName = z.infer<typeof scanRowSchema>;

/** Pictures to judge against one profile, without keeping them. */
export const checkScansInput = z.object({
  files: z.array(uploadedFileSchema),
  /** Files that were not sent; their places in the call come after those of `files`. */
  unsent: z.array(unsentFileSchema).default([]),
  profile: z.string(),
  kind: wantedKindSchema,
  strictness: strictnessSchema.default('usual'),
  /** True where the pages of a PDF or TIFF and the files of a ZIP are judged one by one, as 收件 takes them in. */
  opened: z.boolean().default(false),
  /** Only these rows of the files (by their place in the call), each as its own kind; all rows, as `kind`, where left out. */
  rows: z.array(scanRowSchema.extend({ at: z.int().nonnegative(), kind: wantedKindSchema })).optional(),
});

/** One picture judged. `ok` is false when a finding blocks, and where the check was not done in time. `file` is the name it was handed over with, see `scanRowSchema`. */
export const checkedScanSchema = scanRowSchema.extend({
  type: z.literal('checked'),
  /** Place of its file in the call. */
  at: z.int().nonnegative(),
  ok: z.boolean(),
  kind: scanKindSchema,
  /** Why it was judged as that, a Chinese clause without full stop; null where somebody said so. */
  because: z.string().nullable(),
  /** A small JPEG in base64 of what a browser cannot draw from the file itself. */
  thumbnail: z.string().nullable(),
  /** Null when the file could not even be read. */
  facts: scanFactsSchema.nullable(),
  findings: z.array(findingSchema),
});
export type CheckedScan = z.infer<typeof checkedScanSchema>;

export const checkScansEvent = z.discriminatedUnion('type', [progressSchema, checkedScanSchema]);
export type CheckScansEvent = z.infer<typeof checkScansEvent>;

/** One row as a picture for the screen. */
export const lookAtScanInput = z.object({ file: uploadedFileSchema, row: scanRowSchema });

/** One picture to be copied for a platform, without keeping anything. */
export const fitScanInput = z.object({
  file: uploadedFileSchema,
  profile: z.string(),
  kind: scanKindSchema,
  /** What the copy is for is written all over it, with the name of this mini program where it is given. */
  miniProgram: z.string().trim().max(120).nullable().default(null),
  /** False writes nothing on it, as a platform does that refuses it. */
  watermark: z.boolean().default(true),
});

/** The copy, and what is to be said of it; or why there is none: then the findings block. */
export const fittedScanSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('fitted'),
    file: uploadedFileSchema,
    /** False when the pixels are those of the original. */
    changed: z.boolean(),
    width: z.int().positive(),
    height: z.int().positive(),
    /** JPEG quality 1 to 100; null where nothing was encoded anew. */
    quality: z.int().min(1).max(100).nullable(),
    /** What is written all over it; null where nothing is. */
    watermark: z.string().nullable(),
    /** Why nothing is: the platform refuses it, or nobody wants it. Null where something is. */
    unmarked: z.enum(['refused', 'unwanted']).nullable(),
    findings: z.array(findingSchema),
  }),
  z.object({ type: z.literal('unfit'), findings: z.array(findingSchema).min(1) }),
]);
export type FittedScan = z.infer<typeof fittedScanSchema>;

/** What the desk would do to a stored scan by itself; `sure` when it would do so unasked, else `reason` says why not. */
export const proposeFixInput = z.object({ scanId: z.int().positive() });
export const proposedFixSchema = z.object({
  recipe: recipeSchema,
  sure: z.boolean(),
  /** True when the paper lies straight and fills the picture: corners are only where somebody asks for them. */
  needless: z.boolean(),
  reason: z.string().nullable(),
  /** Pixels of the original, upright; null where they are not known. */
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  /** Corners of the paper on the upright original, where the desk is sure of it; else null. See `paperLost`. */
  paper: quadSchema.nullable(),
});

/** How a stored scan would look: a JPEG, at most 1280 pixels on the longer side of what it is made of. */
export const previewFixInput = z.object({ scanId: z.int().positive(), recipe: recipeSchema });

/** A better copy of one file, keeping nothing. Without `recipe` what the desk is sure of. */
export const fixFileInput = z.object({ file: uploadedFileSchema, recipe: recipeSchema.nullable() });
export const fixedFileSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('fixed'),
    file: uploadedFileSchema,
    recipe: recipeSchema,
    width: z.int().positive(),
    height: z.int().positive(),
    /** Share of the paper that the corners cut away; 0 where the desk sees none. */
    lost: z.number().min(0).max(1),
  }),
  z.object({ type: z.literal('left'), reason: z.string() }),
]);
export type FixedFile = z.infer<typeof fixedFileSchema>;

/** A report of scans that were checked, as xlsx: what was measured, what is wrong, what to do. */
export const scanReportInput = z.object({
  profile: z.string(),
  checked: z.array(checkedScanSchema).max(20_000),
});
