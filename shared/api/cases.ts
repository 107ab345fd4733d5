import { z } from 'zod';
import { caseDamageSchema } from '../doctor/wayOut.ts';
import { caseSummarySchema } from '../filing/caseSummary.ts';
import { daySchema } from '../filing/date.ts';
import { applicationSchema, filingCaseSchema } from '../filing/filingCase.ts';
import { findingSchema } from '../filing/finding.ts';
import { findingKinds } from '../filing/findingKind.ts';
import { followUpTypes } from '../filing/followUp.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { miniProgramSchema } from '../filing/miniProgram.ts';
import { questionSchema, reminderSchema } from '../filing/question.ts';
import { requiredMaterialSchema } from '../filing/requiredMaterial.ts';
import { overriddenFindingSchema } from '../filing/settlement.ts';
import { stageSchema } from '../filing/stage.ts';
import { subjectSchema } from '../filing/subject.ts';
import { recipeSchema } from '../scans/recipe.ts';
import { contentTypeSchema, scanFactsSchema } from '../scans/scanFacts.ts';
import { fixBeforeSchema, fixIdSchema } from '../scans/storedScan.ts';
import { caseEditSchema } from './caseEdits.ts';

export const caseNumberSchema = z.string().regex(/^\d{4}-\d{4,}$/);

/** By weight. `missing` are those of the `must` that only say that something is not filled in yet. */
const findingCountsSchema = z.object({ must: z.int(), missing: z.int(), should: z.int(), hint: z.int() });
export type FindingCounts = z.infer<typeof findingCountsSchema>;

/**
 * One line of the case list with how many findings of each weight it has today; null where a broken page of the database keeps
 * the case from being judged.
 */
export const listedCaseSchema = caseSummarySchema.extend({ findings: findingCountsSchema.nullable() });
export type ListedCase = z.infer<typeof listedCaseSchema>;

/**
 * One line of the case table.
 *
 * Numbers are masked: the table is looked at all day. `findings` is null while the case waits to be judged (after a
 * change of day or rules); `nextDate` is the nearest day something is due, with what it is.
 */
export const caseRowSchema = caseSummarySchema.omit({ subjectCertificateNumber: true, materialCount: true }).extend({
  subjectCertificateMasked: z.string().nullable(),
  findings: findingCountsSchema.nullable(),
  /** True when judging it failed: it is tried again with the next change of any case. */
  unjudgeable: z.boolean(),
  nextDate: z.object({ day: z.iso.date(), what: z.string().min(1) }).nullable(),
  /** The moment 短信核验 must be done by, while the case is in that stage. */
  smsDueAt: z.iso.datetime().nullable(),
  /** True in the 回收站, where nothing is judged and nothing is due. */
  removed: z.boolean(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

/** `stageThenDate` is the order of the 看板: by stage, and within each what is due first; the rest behind, newest first. */
export const caseOrderSchema = z.enum([
  'number',
  'subjectName',
  'miniProgramName',
  'stage',
  'stageThenDate',
  'findings',
  'nextDate',
  'staff',
  'updatedAt',
]);
export type CaseOrder = z.infer<typeof caseOrderSchema>;

/** What the case table shows. Empty lists restrict nothing. */
export const findCasesInput = z.object({
  /** Name, number, phone, AppID or pinyin initials, in any part; words apart must all be found. */
  text: z.string().max(200),
  stages: z.array(stageSchema),
  /** 6-digit province codes. */
  provinces: z.array(z.string().regex(/^\d{6}$/)),
  /** Cases with at least one finding of one of these; `must` is wrong or missing, `none` those that nothing blocks. */
  findings: z.array(z.enum(['must', ...findingKinds, 'none'])),
  staff: z.array(z.string()),
  order: caseOrderSchema,
  descending: z.boolean(),
  /** True looks into the 回收站 instead: only what was moved there is found. */
  removed: z.boolean().default(false),
});
export type CaseQuery = z.infer<typeof findCasesInput>;

/** All matching numbers in order (so that a range can be selected), the first rows, and what the filters offer. */
export const foundCasesSchema = z.object({
  numbers: z.array(caseNumberSchema),
  rows: z.array(caseRowSchema),
  /** How many cases there are at all, those in the 回收站 aside, and how many are in there. */
  total: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  /** How many still wait to be judged; ask again while it is above 0. */
  unjudged: z.int().nonnegative(),
  /** Numbers of those that could not be judged; their `findings` stay null until the next change. */
  failed: z.array(caseNumberSchema),
  /** How many matches there would be of each stage, the stage filter aside. */
  stageCounts: z.record(stageSchema, z.int().nonnegative()),
  provinces: z.array(z.string()),
  staff: z.array(z.string()),
  /** What a broken page of the database keeps from being shown, and the way out; null where all can be read. */
  damage: caseDamageSchema.nullable(),
});
export type FoundCases = z.infer<typeof foundCasesSchema>;

export const caseRowsInput = z.object({ numbers: z.array(caseNumberSchema).max(200) });

/** A file in a slot of a case, with what is wrong with it. */
export const caseMaterialSchema = z.object({
  scanId: z.int().positive(),
  slot: materialSlotIdSchema,
  position: z.int(),
  /** Of what counts, the original or a better copy, with the name it was given by for this case. */
  facts: scanFactsSchema,
  /** The name the original was given by for this case; a copy may end otherwise. */
  givenName: z.string(),
  /** When the vault first got these bytes, and when they were given for this case. */
  receivedAt: z.iso.datetime(),
  attachedAt: z.iso.datetime(),
  /** The day under a letter; null while nobody has read it off. */
  signedOn: daySchema.nullable(),
  /** The better copy that counts: the facts and findings are its own. Null where the original counts. */
  fix: z.object({ id: fixIdSchema, recipe: recipeSchema, madeAt: z.iso.datetime() }).nullable(),
  /** What an undo brings back; null where there is nothing to undo. */
  fixBefore: fixBeforeSchema.nullable(),
  findings: z.array(findingSchema),
});
export type CaseMaterial = z.infer<typeof caseMaterialSchema>;

/** A picture of a case that looks like one of another client's case; nobody has said yet whether it is. */
export const alikePictureSchema = z.object({
  scanId: z.int().positive(),
  slot: materialSlotIdSchema,
  other: z.object({
    scanId: z.int().positive(),
    caseNumber: caseNumberSchema,
    subjectName: z.string().nullable(),
    name: z.string(),
    contentType: contentTypeSchema,
  }),
});
export type AlikePicture = z.infer<typeof alikePictureSchema>;

/** Everything a case consists of, judged. `findings` holds those of the fields and those of the files. */
export const caseFileSchema = z.object({
  application: applicationSchema,
  materials: z.array(caseMaterialSchema),
  findings: z.array(findingSchema),
  /** What somebody stands by; not among `findings`. */
  overridden: z.array(overriddenFindingSchema),
});
export type CaseFile = z.infer<typeof caseFileSchema>;

/** Another case this one was started from, or that was started from it. */
const caseLinkSchema = filingCaseSchema.pick({ number: true, filingType: true, stage: true });
const caseLinksSchema = z.object({
  follows: caseLinkSchema.nullable(),
  followedBy: z.array(caseLinkSchema),
  /** True once a cancellation of the same mini program is done: the filing is no more. */
  cancelled: z.boolean(),
});
export type CaseLinks = z.infer<typeof caseLinksSchema>;

/** A change or a cancellation of what a case filed. */
export const followCaseInput = z.object({ caseNumber: caseNumberSchema, filingType: z.enum(followUpTypes) });

/** A case as the screen opens it: the judged file, what it needs, and who else uses its parts. */
export const openedCaseSchema = caseFileSchema.extend({
  subjectId: z.int().positive(),
  miniProgramId: z.int().positive(),
  required: z.array(requiredMaterialSchema),
  /** Pictures to be compared with those of other clients. */
  alike: z.array(alikePictureSchema),
  /** What only a person can know, answered or not; what nobody can check, until it was seen. */
  questions: z.array(questionSchema),
  reminders: z.array(reminderSchema),
  links: caseLinksSchema,
  /** The moment 短信核验 must be done by, while that clock runs or has run out; null in every other stage. */
  smsDueAt: z.iso.datetime().nullable(),
  /** How many other cases the subject serves, and each person by id: a change there changes them, too. */
  otherCases: z.object({ subject: z.int().nonnegative(), persons: z.record(z.string(), z.int().nonnegative()) }),
});
export type OpenedCase = z.infer<typeof openedCaseSchema>;

export const editCaseInput = z.object({ caseNumber: caseNumberSchema, edits: z.array(caseEditSchema).min(1).max(50) });

/** A subject and a mini program that are known, by id, or new ones by what is known first. */
export const createCaseInput = z.object({
  subject: z.union([z.object({ id: z.int().positive() }), subjectSchema.pick({ name: true, type: true })]),
  miniProgram: z.union([z.object({ id: z.int().positive() }), miniProgramSchema.pick({ name: true, appId: true })]),
  filingType: filingCaseSchema.shape.filingType,
  entrance: filingCaseSchema.shape.entrance,
  staff: filingCaseSchema.shape.staff,
});

/** Up to so many cases are changed together. */
const mostChanged = 20_000;

/** What can be changed in many cases at once. */
export const manyFieldSchema = z.enum(['staff', 'plannedOn']);
export type ManyField = z.infer<typeof manyFieldSchema>;

/** What each of these cases holds in a field: what a person is shown before changing it. */
export const heldByManyInput = z.object({
  field: manyFieldSchema,
  numbers: z.array(caseNumberSchema).min(1).max(mostChanged),
});
export const heldByManySchema = z.array(z.object({ number: caseNumberSchema, value: z.string().nullable() }));
export type HeldByMany = z.infer<typeof heldByManySchema>;

/** One field changed in many cases, each from what the person saw in it to what it is to hold. A case comes once. */
export const changeManyInput = z.discriminatedUnion('field', [
  z.object({ field: z.literal('staff'), changes: changesTo(filingCaseSchema.shape.staff) }),
  z.object({ field: z.literal('plannedOn'), changes: changesTo(filingCaseSchema.shape.plannedOn) }),
]);

/**
 * What became of each case.
 *
 * `changed` hold what was wanted, `before` is what they held (the same when somebody had done it already). `skipped`
 * held something else than was expected: somebody else changed them meanwhile, they were left alone.
 */
export const changedManySchema = z.object({
  changed: z.array(z.object({ number: caseNumberSchema, before: z.string().nullable() })),
  skipped: z.array(z.object({ number: caseNumberSchema, current: z.string().nullable() })),
});
export type ChangedMany = z.infer<typeof changedManySchema>;

/** Cases that go to the 回收站 (true) or come back from it. A case comes once. */
export const setRemovedInput = z.object({
  numbers: z.array(caseNumberSchema).min(1).max(mostChanged).refine(isDistinct, 'a case twice'),
  removed: z.boolean(),
});
/** `changed` are those that were not where they were wanted already. */
export const setRemovedSchema = z.object({ changed: z.array(caseNumberSchema) });
export type SetRemoved = z.infer<typeof setRemovedSchema>;

/** A known subject or person to choose again; numbers masked. */
export const knownSubjectSchema = z.object({
  id: z.int().positive(),
  name: z.string().nullable(),
  certificateMasked: z.string().nullable(),
  miniPrograms: z.array(
    z.object({ id: z.int().positive(), name: z.string().nullable(), appId: z.string().nullable() }),
  ),
});
export type KnownSubject = z.infer<typeof knownSubjectSchema>;
export const knownPersonSchema = z.object({
  id: z.int().positive(),
  name: z.string().nullable(),
  certificateMasked: z.string().nullable(),
  mobileMasked: z.string().nullable(),
  /** Subjects the person is known from, at most three names. */
  subjects: z.array(z.string()),
});
export type KnownPerson = z.infer<typeof knownPersonSchema>;
export const searchKnownInput = z.object({ text: z.string().max(200), most: z.int().min(1).max(50) });

function changesTo<Value extends z.ZodType<string | null>>(value: Value) {
  return z
    .array(z.object({ number: caseNumberSchema, expected: value, value }))
    .min(1)
    .max(mostChanged)
    .refine((changes) => isDistinct(changes.map(({ number }) => number)), 'a case twice');
}

function isDistinct(numbers: readonly string[]): boolean {
  return new Set(numbers).size === numbers.length;
}
