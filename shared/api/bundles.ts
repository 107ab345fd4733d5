import { z } from 'zod';
import { whoChangedSchema } from '../bundle/whoChanged.ts';
import { caseNumberSchema } from './cases.ts';
import { progressSchema } from './progress.ts';
import { ticketSchema, uploadedFileSchema, waitingFileSchema } from './upload.ts';

const passphraseSchema = z.string().min(1).max(1000);

/** Where a bundle goes: into the outbox, or into a folder of the person's choice under this name. */
const bundleTargetSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('outbox') }),
  z.object({
    to: z.literal('folder'),
    folder: z.string().min(1).max(4000),
    /** Its usual name when null; where that is taken, `（2）` follows it. */
    name: z.string().min(1).max(300).nullable().default(null),
    replace: z.boolean().default(false),
  }),
]);

/** Cases to hand to a colleague. Without a passphrase one is made up, and told at the end, this one time. */
export const exportBundleInput = z.object({
  cases: z.array(caseNumberSchema).min(1).max(500),
  passphrase: passphraseSchema.nullable(),
  target: bundleTargetSchema,
});

export const exportBundleEvent = z.discriminatedUnion('type', [
  progressSchema,
  z.object({
    type: z.literal('made'),
    file: waitingFileSchema.nullable(),
    path: z.string().nullable(),
    bytes: z.int().nonnegative(),
    cases: z.int().positive(),
    /** Files inside: originals, copies, letters. */
    files: z.int().nonnegative(),
    /** Null where the person chose it. */
    passphrase: z.string().nullable(),
  }),
]);
export type ExportBundleEvent = z.infer<typeof exportBundleEvent>;

/**
 * One part of a bundle on its way in; the first has no ticket yet. Parts come in order, encrypted as they are. `bytes` are those of
 * the whole, so that a full disk is told with all the room it takes; after any refusal it begins anew.
 */
export const uploadBundleInput = z.object({
  ticket: ticketSchema.nullable(),
  part: uploadedFileSchema,
  bytes: z.int().nonnegative().nullable().default(null),
});
export const uploadedBundleSchema = z.object({ ticket: ticketSchema });

/** A bundle that was handed over in parts, or lies at a path in reach. */
export const bundleSourceSchema = z.union([
  z.object({ ticket: ticketSchema }),
  z.object({ path: z.string().min(1).max(4000) }),
]);

export const choiceSchema = z.enum(['mine', 'theirs']);

/** Something that is another on each side and has to be decided, in words. `id` means exactly these two values at this place. */
export const bundleConflictSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  caseNumber: caseNumberSchema,
  /** Whose: the subject's name, a person's name. */
  about: z.string(),
  label: z.string(),
  mine: z.string(),
  theirs: z.string(),
  /** True where the words hide something; see `revealConflict`. */
  hidden: z.boolean(),
  changed: whoChangedSchema,
  /** When what it belongs to was last changed; null where nobody knows. */
  mineAt: z.iso.datetime().nullable(),
  theirsAt: z.iso.datetime().nullable(),
});
export type BundleConflict = z.infer<typeof bundleConflictSchema>;

/** What would become, or became, of one case. */
export const bundledOutcomeSchema = z.object({
  /** Its number here. */
  caseNumber: caseNumberSchema,
  /** The number it has on the other machine, when that is taken here. */
  numberThere: caseNumberSchema.nullable(),
  /** Whether a case of that number was erased here for good: it would bring back what was to be gone. */
  erasedHere: z.boolean(),
  subjectName: z.string().nullable(),
  miniProgramName: z.string().nullable(),
  fate: z.enum(['created', 'changed', 'unchanged']),
  /** A case of the same mini program that is here already and is another one. */
  alike: caseNumberSchema.nullable(),
  /** What is taken over from the other side, in words; `from` is null where nothing was, `to` where it goes. */
  takeovers: z.array(z.object({ label: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  /** What was another on each side and somebody has decided, in words; empty in a preview. */
  decided: z.array(
    z.object({
      label: z.string(),
      side: choiceSchema,
      changed: whoChangedSchema,
      mine: z.string(),
      theirs: z.string(),
    }),
  ),
  /** How much of that nobody has decided yet. */
  undecided: z.int().nonnegative(),
  /** Pictures and letters that come along and are new here. */
  newFiles: z.int().nonnegative(),
});
export type BundledOutcome = z.infer<typeof bundledOutcomeSchema>;

export const readBundleInput = z.object({ source: bundleSourceSchema, passphrase: passphraseSchema });
export const bundlePreviewSchema = z.object({
  agency: z.string().nullable(),
  madeAt: z.iso.datetime(),
  cases: z.array(bundledOutcomeSchema),
  conflicts: z.array(bundleConflictSchema),
});
export type BundlePreview = z.infer<typeof bundlePreviewSchema>;
export const previewBundleEvent = z.discriminatedUnion('type', [
  progressSchema,
  bundlePreviewSchema.extend({ type: z.literal('preview') }),
]);

/** A conflict of the last preview somebody wants to see whole: it is written down, then shown. */
export const revealConflictInput = bundleConflictSchema.pick({ id: true });
export const revealedConflictSchema = bundleConflictSchema.pick({ mine: true, theirs: true });

/** `choices` by the id of a conflict; one that is missing is a `bundleUndecided`. */
export const importBundleInput = readBundleInput.extend({
  choices: z.record(z.string(), choiceSchema),
});
export const importBundleEvent = z.discriminatedUnion('type', [
  progressSchema,
  z.object({
    type: z.literal('imported'),
    /** Takes it back, until the next import. */
    undo: ticketSchema,
    cases: z.array(bundledOutcomeSchema),
  }),
]);
export type ImportBundleEvent = z.infer<typeof importBundleEvent>;

/** The last import, while it can still be taken back; null when there is none, or one of its cases has changed since. */
export const lastBundleSchema = z.object({
  last: z.object({ undo: ticketSchema, cases: z.array(caseNumberSchema) }).nullable(),
});

export const undoBundleInput = z.object({ undo: ticketSchema });
/** Cases that are as they were, and those that came new and lie in the 回收站 now. */
export const undoneBundleSchema = z.object({ restored: z.array(caseNumberSchema), removed: z.array(caseNumberSchema) });
