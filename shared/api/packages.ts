import { z } from 'zod';
import { findingSchema } from '../filing/finding.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { checkedPackageSchema } from '../packages/checkedPackage.ts';
import { caseNumberSchema } from './cases.ts';
import { pathTextSchema } from './pathText.ts';
import { progressSchema } from './progress.ts';
import { uploadedFileSchema, waitingFileSchema } from './upload.ts';

/** Why somebody makes a package although something must still be put right. */
export const overrideReasonSchema = z.string().trim().min(1).max(500);

/** Whether a package is a folder or one ZIP. */
export const packageShapeSchema = z.enum(['folder', 'zip']);
export type PackageShape = z.infer<typeof packageShapeSchema>;

/** Written into a folder of the person's choice; any other folder is refused (`badInput`). */
const intoFolderSchema = z.object({
  to: z.literal('folder'),
  /** As `host.chooseFolder` answered it; on the command line any full path. */
  folder: pathTextSchema.max(4000),
  as: packageShapeSchema,
  /** What it is to be called; its usual name when null. */
  name: z.string().min(1).max(300).nullable().default(null),
  /** A package that is there by that name is replaced; otherwise `（2）` follows the new one's name. */
  replace: z.boolean().default(false),
});

/** Where a package goes: into the outbox, as one ZIP, or into a folder. */
export const packageTargetSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('outbox') }),
  intoFolderSchema,
]);
export type PackageTarget = z.infer<typeof packageTargetSchema>;

const howPackedSchema = z.object({
  profile: z.string(),
  /** File names without Chinese, for systems that garble it. */
  asciiNames: z.boolean().default(false),
  /** Null refuses while a 必改 is open. */
  override: overrideReasonSchema.nullable().default(null),
  /** What a copy is for is written all over it, save for a platform that refuses that. */
  watermark: z.boolean().default(true),
});

/** A 提交包 for one platform. */
export const makePackageInput = howPackedSchema.extend({
  caseNumber: caseNumberSchema,
  target: packageTargetSchema.default({ to: 'outbox' }),
});

/** One file of the package. `changed` is false when its pixels are those of the original. */
export const packedFileSchema = z.object({
  type: z.literal('packed'),
  name: z.string(),
  /** Null for what is no scan: letters still to be signed, the fields, the payload. */
  slot: materialSlotIdSchema.nullable(),
  bytes: z.int().nonnegative(),
  changed: z.boolean(),
  findings: z.array(findingSchema),
});
export type PackedFileEvent = z.infer<typeof packedFileSchema>;

export const makePackageEvent = z.discriminatedUnion('type', [
  progressSchema,
  packedFileSchema,
  /** Nothing was made: these must be put right first. */
  z.object({ type: z.literal('refused'), findings: z.array(findingSchema).min(1) }),
  z.object({
    type: z.literal('made'),
    /** Waits in the outbox; null when it went into a folder. */
    file: waitingFileSchema.nullable(),
    /** Where it lies; null when it waits. */
    path: z.string().nullable(),
    /** Bytes of all its files. */
    bytes: z.int().nonnegative(),
    /** Those that somebody overrode. */
    blocking: z.array(findingSchema),
  }),
]);
export type MakePackageEvent = z.infer<typeof makePackageEvent>;

/** Packages of many cases: a folder a case, in a folder or in one ZIP. */
export const makeManyPackagesInput = howPackedSchema.extend({
  cases: z.array(caseNumberSchema).min(1).max(20_000),
  target: intoFolderSchema,
  /**
   * What lies there already, whole and of the case as it is now, is left as it is; an older state of it that nobody has changed gives
   * way. Folders only.
   */
  resume: z.boolean().default(false),
});

/**
 * What became of one case. `kept` was there already; `refused` has open 必改, `failed` says what broke.
 *
 * What is told as `made` in a folder lies there whole; in a ZIP it does once the work has ended, also when it is called off.
 */
export const packedCaseSchema = z.object({
  type: z.literal('case'),
  caseNumber: caseNumberSchema,
  result: z.enum(['made', 'kept', 'refused', 'failed']),
  path: z.string().nullable(),
  files: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  /** What refused it, or what somebody overrode. */
  findings: z.array(findingSchema),
  /** One sentence for a person, where it failed. */
  problem: z.string().nullable(),
});
export type PackedCaseEvent = z.infer<typeof packedCaseSchema>;

export const makeManyPackagesEvent = z.discriminatedUnion('type', [progressSchema, packedCaseSchema]);
export type MakeManyPackagesEvent = z.infer<typeof makeManyPackagesEvent>;

/** The cases a package for this platform can be made of, as far as that is known before any copy is made. */
export const readyCasesInput = z.object({ profile: z.string() });
export const readyCasesSchema = z.object({ cases: z.array(caseNumberSchema) });

/** A ZIP, or the files of a folder with their paths in it; or where either lies, in a folder of the person's choice. */
export const checkPackageInput = z.union([
  z.object({ files: z.array(uploadedFileSchema).min(1).max(100_000) }),
  z.object({ path: pathTextSchema.max(4000) }),
]);

/** How many files are compared of how many, now and then, and at last what came of it. */
export const checkPackageEvent = z.discriminatedUnion('type', [
  progressSchema,
  checkedPackageSchema.extend({ type: z.literal('checked') }),
]);
export type CheckPackageEvent = z.infer<typeof checkPackageEvent>;
