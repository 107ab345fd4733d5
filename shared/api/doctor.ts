import { z } from 'zod';
import { diagnosisSchema } from '../doctor/diagnosis.ts';
import { progressSchema } from './progress.ts';

/** `repair` does what the examination proposes; without it nothing is changed. */
export const examineInput = z.object({ repair: z.boolean().default(false) });

export const examineEvent = z.discriminatedUnion('type', [
  progressSchema,
  z.object({ type: z.literal('found'), diagnosis: diagnosisSchema }),
  /** What was put right, one sentence. */
  z.object({ type: z.literal('mended'), message: z.string() }),
]);
export type ExamineEvent = z.infer<typeof examineEvent>;
