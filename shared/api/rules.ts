import { z } from 'zod';
import { rulePackAboutSchema } from './about.ts';
import { caseNumberSchema } from './cases.ts';
import { progressSchema } from './progress.ts';
import { uploadedFileSchema } from './upload.ts';

/** The rules somebody wants to work by: files laid over the present pack, or a pack that is kept; 0 is the shipped one. */
export const newRulesInput = z.discriminatedUnion('from', [
  z.object({ from: z.literal('files'), files: z.array(uploadedFileSchema).min(1).max(1000) }),
  z.object({ from: z.literal('kept'), id: z.int().nonnegative() }),
]);
export type NewRules = z.infer<typeof newRulesInput>;

/** The pack in use, and those one can go back to, newest first; `damaged` says why the chosen one is not used. */
export const rulesAboutSchema = rulePackAboutSchema.extend({
  /** 0 is the shipped one. */
  inUse: z.int().nonnegative(),
  /** The same, unless that one is damaged. */
  chosen: z.int().nonnegative(),
  /** Where going back leads; null while the vault is locked, and when there is nothing to go back to. */
  before: z.int().nonnegative().nullable(),
  damaged: z.string().nullable(),
  kept: z.array(
    z.object({
      id: z.int().nonnegative(),
      /** Null for the shipped one. */
      importedAt: z.iso.datetime().nullable(),
      version: z.string(),
      asOf: z.string(),
      /** The tables that say something else than the shipped ones, as the screen calls them. */
      ownTables: z.array(z.string()),
    }),
  ),
});
export type RulesAbout = z.infer<typeof rulesAboutSchema>;

/** Case numbers, the newest first; `count` may be more than are named. */
const someCases = z.object({ count: z.int().nonnegative(), numbers: z.array(caseNumberSchema) });

/** What other rules would change: rows of tables, and the findings of all cases. */
export const rulesChangeSchema = z.object({
  version: z.string(),
  asOf: z.string(),
  tables: z.array(z.object({ name: z.string(), added: z.int(), removed: z.int(), changed: z.int() })),
  cases: z.object({ total: z.int().nonnegative(), changed: z.int().nonnegative() }),
  /** Rules of which any case gained or lost a finding; where only the weight is another, it did both. */
  rules: z.array(z.object({ rule: z.string(), title: z.string(), gained: someCases, lost: someCases })),
});
export type RulesChange = z.infer<typeof rulesChangeSchema>;

export const previewRulesEvent = z.discriminatedUnion('type', [
  progressSchema,
  z.object({ type: z.literal('compared'), change: rulesChangeSchema }),
]);
export type PreviewRulesEvent = z.infer<typeof previewRulesEvent>;
