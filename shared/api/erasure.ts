import { z } from 'zod';
import { lossSchema } from '../doctor/loss.ts';
import { olderBackupsSchema } from '../erasure/olderBackups.ts';
import { erasureSchema, receiptSchema } from '../erasure/receipt.ts';
import { retainedCaseSchema, retentionMonthsSchema } from '../erasure/retention.ts';
import { daySchema } from '../filing/date.ts';
import { caseNumberSchema } from './cases.ts';
import { progressSchema } from './progress.ts';

/** All closed cases: those whose time is over first, then by their day, those without one last. */
export const retentionSchema = z.object({
  months: retentionMonthsSchema,
  due: z.int().nonnegative(),
  cases: z.array(retainedCaseSchema),
});
export type Retention = z.infer<typeof retentionSchema>;

export const setRetentionInput = z.object({ months: retentionMonthsSchema });
/** A day of its own for one closed case; null for the general rule. */
export const setKeepUntilInput = z.object({ caseNumber: caseNumberSchema, day: daySchema.nullable() });

/** At most as many as a person looks over at once. */
const closedCasesSchema = z.array(caseNumberSchema).max(1000).default([]);
const asked = {
  numbers: closedCasesSchema,
  /** Things of the tray that were put aside. */
  trayItems: z.array(z.int().positive()).max(20_000).default([]),
  /** Also what nobody can be told to own since a salvage (see `unowned` of what is kept): somebody has looked, and says so. */
  unowned: z.boolean().default(false),
};
const isAsked = ({ numbers, trayItems }: { readonly numbers: unknown[]; readonly trayItems: unknown[] }) =>
  numbers.length + trayItems.length > 0;
export const previewErasureInput = z.object(asked).refine(isAsked, 'nothing is asked for');
/** What would go and what would stay, and which backups keep it for now. */
export const erasurePreviewSchema = receiptSchema.pick({ counts: true, kept: true }).extend({
  /** In the order they were asked for. */
  cases: z.array(z.object({ number: z.string(), subjectName: z.string().nullable() })),
  /** What earlier salvages lost, of any case, and the broken databases that go along may still have. */
  lastSourceOf: z.array(lossSchema),
  backups: olderBackupsSchema,
  /** The chosen folder outside of the vault where backups lie; null without one. */
  backupFolder: z.string().nullable(),
  /** Places outside the vault that were ever backed up to and are not renewed with it, with how many backups lie there; null where that cannot be seen now. */
  otherPlaces: z.array(z.object({ place: z.string(), backups: z.int().positive().nullable() })),
  /** Other states of the vault, of before a restore or made by one, which hold it as well; `told` where they can be told. */
  replaced: receiptSchema.shape.replaced.unwrap(),
});
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;

export const eraseInput = z
  .object({
    ...asked,
    /** Who says so, for the receipt. */
    staff: z.string().trim().min(1).max(60).nullable().default(null),
    /**
     * Where a new backup is made and all older ones are deleted: within the vault, so that no byte of it remembers; in the
     * chosen folder, too; or nowhere.
     */
    renewBackups: z.enum(['own', 'all', 'none']).default('own'),
  })
  .refine(isAsked, 'nothing is asked for');

export const eraseEvent = z.discriminatedUnion('type', [
  progressSchema,
  /** The rows are gone. `unfinished` says in Chinese why files are still there; then they go when the vault is opened next. */
  z.object({
    type: z.literal('erased'),
    erasure: erasureSchema,
    unfinished: z.string().nullable(),
    /** Folders of places of backups that do not know of it, and would bring the cases back. */
    untold: z.array(z.string()),
  }),
  /** `left` are the places known to the desk where older backups still hold it. */
  z.object({
    type: z.literal('backupsRenewed'),
    dropped: z.int().nonnegative(),
    left: z.array(z.object({ place: z.string(), backups: z.int().positive() })),
  }),
  /** Why the backups are as they were, in Chinese. */
  z.object({ type: z.literal('backupTrouble'), message: z.string() }),
]);
export type EraseEvent = z.infer<typeof eraseEvent>;

export const receiptInput = z.object({ id: z.int().positive() });
