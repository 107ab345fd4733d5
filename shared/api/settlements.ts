import { z } from 'zod';
import { findingSchema } from '../filing/finding.ts';
import { settlementSchema } from '../filing/settlement.ts';
import { caseNumberSchema } from './cases.ts';

/** Who says so: a decision without a name is nobody's. */
const staff = z.string().trim().min(1).max(60);
/** Shorter than a reason can be. */
export const shortestReason = 4;

/** A finding of an opened case, and why somebody stands by it. */
export const overrideFindingInput = findingSchema
  .pick({ rule: true, where: true, message: true })
  .extend({ caseNumber: caseNumberSchema, reason: z.string().trim().min(shortestReason).max(500), staff });

export const restoreFindingInput = findingSchema
  .pick({ rule: true, where: true, message: true })
  .extend({ caseNumber: caseNumberSchema });

/** `question` is the reason of rejection behind it; `confirmed` false takes the answer back. */
export const answerQuestionInput = z.object({
  caseNumber: caseNumberSchema,
  question: z.string().regex(/^RJ\d{2}$/),
  staff,
  confirmed: z.boolean(),
});

export const noticeRemindersInput = z.object({
  caseNumber: caseNumberSchema,
  staff: settlementSchema.shape.staff,
});
