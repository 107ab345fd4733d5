import { z } from 'zod';
import { markKinds } from '../filing/caseMark.ts';
import { errorCodeSchema, officialWordsSchema } from '../filing/officialState.ts';
import { enteredText } from '../filing/person.ts';
import { mostOfRejection } from '../filing/rejectionText.ts';
import { stageSchema } from '../filing/stage.ts';
import { rejectingStages, rejectionTargets } from '../filing/stageMachine.ts';
import { foresightSchema } from '../rules/rejectionReasons.ts';
import { caseNumberSchema, openedCaseSchema } from './cases.ts';

/** One thing that happened to a case. Events are never changed. `at` is when it happened, as staff say it. */
export const caseEventSchema = z.object({
  id: z.int().positive(),
  kind: z.enum(['created', 'stageChanged', 'noted', 'rejected']),
  at: z.iso.datetime(),
  fromStage: stageSchema.nullable(),
  toStage: stageSchema.nullable(),
  note: z.string().nullable(),
});
export type ShownCaseEvent = z.infer<typeof caseEventSchema>;

/** One reason of a rejection as the platform puts it: {key_name, error, suggest}, and how it was answered. */
export const rejectionReasonSchema = z.object({
  id: z.int().positive(),
  keyName: z.string().min(1).max(200),
  error: z.string().min(1).max(2000),
  suggest: enteredText(2000),
  answer: enteredText(2000),
  answeredAt: z.iso.datetime().nullable(),
});

/** A reason with what the desk makes of it: the field it names, and documented reasons it is like. */
export const readReasonSchema = rejectionReasonSchema.extend({
  /** Official path, or a path of our model; null when it names no field. */
  where: z.string().nullable(),
  known: z.array(z.object({ id: z.string(), title: z.string(), how: foresightSchema, note: z.string() })),
  /** Numbers of the platform it names, in words. */
  codes: z.array(errorCodeSchema),
  /** The own rule that was made of it. */
  ownRuleId: z.int().positive().nullable(),
});
export const rejectionSchema = z.object({
  id: z.int().positive(),
  stage: z.enum(rejectingStages),
  at: z.iso.datetime(),
  reasons: z.array(readReasonSchema).min(1),
});
export type Rejection = z.infer<typeof rejectionSchema>;

/** What staff ticked off beside the stages, and when that happened. */
export const caseMarkSchema = z.object({
  kind: z.enum(markKinds),
  at: z.iso.datetime(),
});
export type CaseMark = z.infer<typeof caseMarkSchema>;

/** A clock that runs now, in words. */
export const runningClockSchema = z.object({
  kind: z.enum([
    'smsClock',
    'platformReview',
    'bureauReview',
    'faceClock',
    'feeClock',
    'reuseClock',
    'fixClock',
    'policeClock',
  ]),
  dueAt: z.iso.datetime(),
  overdue: z.boolean(),
  certain: z.boolean(),
  message: z.string(),
});

export const caseHistorySchema = z.object({
  events: z.array(caseEventSchema),
  rejections: z.array(rejectionSchema),
  marks: z.array(caseMarkSchema),
  clocks: z.array(runningClockSchema),
  /** Who gets the message of 12381, in words, and what else is known of that. */
  smsTo: z.string(),
  smsNote: z.string(),
  /** What the platform's page shows in this stage; empty where it shows nothing. */
  officialNames: z.array(z.string()),
  /** What else the platform may say here, by what it is about, and what that means for the case. */
  officialWords: z.array(officialWordsSchema),
});
export type CaseHistory = z.infer<typeof caseHistorySchema>;

export const moveCaseInput = z.object({
  caseNumber: caseNumberSchema,
  /** The stage the person saw; another one there now is an `editConflict`. */
  from: stageSchema,
  to: stageSchema,
  /** When it happened (for the SMS clock: when the message came); null means now. Neither to come nor ten years ago. */
  at: z.iso.datetime().nullable(),
  note: enteredText(2000),
});

/** Ticks something off at a moment (null means now), or takes the tick back. Neither to come nor ten years ago. */
export const markCaseInput = z.object({
  caseNumber: caseNumberSchema,
  kind: caseMarkSchema.shape.kind,
  on: z.boolean(),
  at: z.iso.datetime().nullable(),
});

export const noteCaseInput = z.object({ caseNumber: caseNumberSchema, note: z.string().trim().min(1).max(2000) });

/** Reasons of one rejection. */
export const mostReasons = 500;

/**
 * A rejection sends the case back to where it is corrected.
 *
 * `from` is where it was rejected; `seen` where the person saw the case stand, when that is another stage: nobody had
 * recorded yet that it went on.
 */
export const rejectCaseInput = z.object({
  caseNumber: caseNumberSchema,
  from: rejectionSchema.shape.stage,
  seen: stageSchema.optional(),
  backTo: z.enum(rejectionTargets),
  at: z.iso.datetime().nullable(),
  reasons: z
    .array(rejectionReasonSchema.pick({ keyName: true, error: true, suggest: true }))
    .min(1)
    .max(mostReasons)
    .refine((reasons) => lengthOf(reasons) <= mostOfRejection, {
      message: `一次驳回的原因和建议合起来最多 ${mostOfRejection} 个字，请删去和驳回无关的内容`,
    }),
});

/** Characters of all reasons with their advice. */
function lengthOf(reasons: readonly { readonly error: string; readonly suggest: string | null }[]): number {
  return reasons.reduce((sum, { error, suggest }) => sum + error.length + (suggest?.length ?? 0), 0);
}

/** The case as it is now, and the rejection, for whoever takes it back. */
export const rejectedCaseSchema = z.object({ rejectionId: rejectionSchema.shape.id, opened: openedCaseSchema });
export type RejectedCase = z.infer<typeof rejectedCaseSchema>;

export const undoRejectionInput = z.object({ caseNumber: caseNumberSchema, rejectionId: rejectionSchema.shape.id });

export const answerRejectionInput = z.object({
  caseNumber: caseNumberSchema,
  reasonId: z.int().positive(),
  /** Null takes the answer back. */
  answer: enteredText(2000),
  /** The answer the person saw; another one there now is an `editConflict`. */
  expected: enteredText(2000),
});
