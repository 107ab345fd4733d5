import { z } from 'zod';
import { findingSchema } from '../filing/finding.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { caseNumberSchema } from './cases.ts';
import { progressSchema } from './progress.ts';
import { waitingFileSchema } from './upload.ts';

/** Why somebody makes a package although something must still be put right. */
export const overrideReasonSchema = z.string().trim().min(1).max(500);

/** A 提交包 for one platform. */
export const makePackageInput = z.object({
  caseNumber: caseNumberSchema,
  profile: z.string(),
  /** File names without Chinese, for systems that garble it. */
  asciiNames: z.boolean().default(false),
  /** Null refuses while a 必改 is open. */
  override: overrideReasonSchema.nullable().default(null),
});

/** One file of the package. `changed` is false when its pixels are those of the original. */
export const packedFileSchema = z.object({
  type: z.literal('packed'),
  name: z.string(),
  slot: materialSlotIdSchema,
  bytes: z.int().nonnegative(),
  changed: z.boolean(),
  findings: z.array(findingSchema),
});

export const makePackageEvent = z.discriminatedUnion('type', [
  progressSchema,
  packedFileSchema,
  /** Nothing was made: these must be put right first. */
  z.object({ type: z.literal('refused'), findings: z.array(findingSchema).min(1) }),
  /** `blocking` are those that somebody overrode. */
  z.object({ type: z.literal('made'), file: waitingFileSchema, blocking: z.array(findingSchema) }),
]);
export type MakePackageEvent = z.infer<typeof makePackageEvent>;
