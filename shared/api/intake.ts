import { z } from 'zod';
import { findingSchema } from '../filing/finding.ts';
import { materialSlotIdSchema, scanKindSchema } from '../filing/materialSlot.ts';
import { keptHalfSchema, proposalSchema } from '../intake/proposal.ts';
import { contentTypeSchema } from '../scans/scanFacts.ts';
import { caseNumberSchema } from './cases.ts';
import { pathTextSchema } from './pathText.ts';
import { progressSchema } from './progress.ts';
import { unsentFileSchema, uploadedFileSchema } from './upload.ts';

/** At most so many items are settled in one call. */
const mostItems = 20_000;

const itemIdSchema = z.int().positive();
const itemIdsSchema = z.array(itemIdSchema).min(1).max(mostItems);

/**
 * Files to be taken into the tray; the name of each is its path below what was dropped. `modifiedAt` is when it was
 * changed last, which many hosts lose on the way.
 */
export const takeIntakeInput = z
  .object({
    files: z.array(z.object({ file: uploadedFileSchema, modifiedAt: z.iso.datetime().nullable() })).max(mostItems),
    /** Files that were not sent; their places in the call come after those of `files`. */
    unsent: z.array(unsentFileSchema).max(mostItems).default([]),
  })
  .refine(({ files, unsent }) => files.length + unsent.length > 0, 'nothing is handed over');

/**
 * What became of a file, by its place in the call; an archive has an event for each file in it.
 *
 * staged: it waits in the tray as `items` · waiting: it waited there before · known: it lies in a case, `told` says where ·
 * passedOver: a sheet or a shortcut, which is no material. What systems leave behind in folders has no event.
 * What an event reports is durable: after a crash only files without one are to be handed over again.
 */
export const takenIntakeSchema = z.object({
  type: z.literal('taken'),
  at: z.int().nonnegative(),
  path: z.string(),
  outcome: z.enum(['staged', 'waiting', 'known', 'passedOver']),
  items: z.array(itemIdSchema),
  told: z.string().nullable(),
});
export const takeIntakeEvent = z.discriminatedUnion('type', [progressSchema, takenIntakeSchema]);
export type TakeIntakeEvent = z.infer<typeof takeIntakeEvent>;

/** Paths of files that are about to be handed over, as `takeIntakeInput` names them. */
export const expectIntakeInput = z.object({ paths: z.array(z.string().min(1).max(4000)).min(1).max(mostItems) });

/** Files that were to be handed over and never were: the desk, or its window, ended first. Nothing while some are on their way. */
export const unfinishedIntakeSchema = z.object({ paths: z.array(z.string()) });
export type UnfinishedIntake = z.infer<typeof unfinishedIntakeSchema>;

export const intakeStateSchema = z.enum(['pending', 'accepted', 'dismissed']);

/** The order of the tray is that of arrival. */
export const listIntakeInput = z.object({ state: intakeStateSchema });

/** Stands for the places of one proposal: another mark, other places. `placeMark` in backend/intake makes it. */
const placeMarkSchema = z.string().max(40);

/**
 * All ids of a state, those among them whose proposal is sure, and how many there are of each. `marks` are what stands for
 * the places of each id, in the same order; empty where nothing waits.
 */
export const listedIntakeSchema = z.object({
  ids: z.array(itemIdSchema),
  sure: z.array(itemIdSchema),
  marks: z.array(placeMarkSchema),
  counts: z.record(intakeStateSchema, z.int().nonnegative()),
});
export type ListedIntake = z.infer<typeof listedIntakeSchema>;

/** How many items wait, how many of those came after the item `after`, and the newest there ever was; 0 for none. */
export const intakeNewsInput = z.object({ after: z.int().nonnegative() });
export const intakeNewsSchema = z.object({
  pending: z.int().nonnegative(),
  fresh: z.int().nonnegative(),
  newest: z.int().nonnegative(),
});
export type IntakeNews = z.infer<typeof intakeNewsSchema>;

export const intakeItemsInput = z.object({ ids: z.array(itemIdSchema).max(200) });

/** One thing in the tray: a picture, a page of a paper, or what nothing could be made of. */
export const intakeItemSchema = z.object({
  id: itemIdSchema,
  state: intakeStateSchema,
  /** Null where there is no picture to look at. */
  scanId: z.int().positive().nullable(),
  /** Without its folders; `folder` has those, empty where there are none. */
  name: z.string(),
  folder: z.string(),
  /** The page, from 1, of which file; null for a file that is a picture itself. */
  page: z.int().positive().nullable(),
  sourceName: z.string().nullable(),
  sourceScanId: z.int().positive().nullable(),
  modifiedAt: z.iso.datetime().nullable(),
  takenAt: z.iso.datetime(),
  contentType: contentTypeSchema.nullable(),
  bytes: z.int().nonnegative().nullable(),
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  proposal: proposalSchema,
  /** What it shows while no slot is proposed for it, and why; null where nothing speaks for any kind, or one is. */
  looksLike: z.object({ kind: scanKindSchema, because: z.string() }).nullable(),
  placeMark: placeMarkSchema,
  /** True when `proposal` is what somebody has chosen. */
  chosen: z.boolean(),
  /** Where it was put; empty while it waits. */
  placed: z.array(
    z.object({ caseNumber: caseNumberSchema, subjectName: z.string().nullable(), slot: materialSlotIdSchema }),
  ),
  findings: z.array(findingSchema),
});
export type IntakeItem = z.infer<typeof intakeItemSchema>;

/**
 * Puts items where they are proposed, or were wished, if that is still where `placeMark` says somebody saw them.
 * `replace` takes out what a full slot holds.
 */
export const acceptIntakeInput = z.object({
  items: z
    .array(z.object({ id: itemIdSchema, placeMark: placeMarkSchema }))
    .min(1)
    .max(mostItems),
  replace: z.boolean().default(false),
});

/**
 * What became of each; `reason` says why one still waits, in Chinese without full stop.
 *
 * moved: its places are no longer those somebody saw · full: the slot holds another file · unplaced: it has no place, or cannot have it.
 */
export const acceptedIntakeSchema = z.object({
  accepted: z.array(itemIdSchema),
  refused: z.array(z.object({ id: itemIdSchema, why: z.enum(['moved', 'full', 'unplaced']), reason: z.string() })),
});
export type AcceptedIntake = z.infer<typeof acceptedIntakeSchema>;

export const intakeIdsInput = z.object({ ids: itemIdsSchema });

/** Ids that changed; the others were in that state already, or are not there. */
export const changedIntakeSchema = z.object({ changed: z.array(itemIdSchema) });

/**
 * A folder whose new files are proposed, off where there is none; `trouble` says why it cannot be read now, `partial` that not all of it
 * is looked at, and why.
 */
export const watchIntakeInput = z.object({ folder: pathTextSchema.max(4000).nullable() });
export const watchingSchema = z.object({
  folder: z.string().nullable(),
  trouble: z.string().nullable(),
  partial: z.string().nullable(),
});
export type Watching = z.infer<typeof watchingSchema>;

/** Where somebody wants an item; null for wherever the desk proposes. */
const wishSchema = z
  .object({
    caseNumber: caseNumberSchema,
    slots: z.array(materialSlotIdSchema).max(8),
    kept: keptHalfSchema.optional(),
  })
  .nullable();
export type IntakeWish = z.infer<typeof wishSchema>;
const wishesSchema = z.array(z.object({ id: itemIdSchema, wish: wishSchema })).max(mostItems);

/** Another case or other slots for items; each keeps its own of what is left out. Null goes back to what the desk proposes. */
export const changeIntakeInput = z.object({
  ids: itemIdsSchema,
  to: z
    .object({ caseNumber: caseNumberSchema.optional(), slots: z.array(materialSlotIdSchema).max(8).optional() })
    .nullable(),
});

/** What changed, what was wished for each of those before, and items without a case of their own, which stay as they were. */
export const changedPlacesSchema = z.object({
  changed: z.array(itemIdSchema),
  before: wishesSchema,
  withoutCase: z.array(itemIdSchema),
});
export type ChangedPlaces = z.infer<typeof changedPlacesSchema>;

/** Wishes as `before` of a change says them, each given back to its item. */
export const restoreWishesInput = z.object({ wishes: wishesSchema.min(1) });
