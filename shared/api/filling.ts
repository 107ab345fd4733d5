import { z } from 'zod';
import { caseNumberSchema } from './cases.ts';

/**
 * One thing to be done at the platform's console, in the order of its form.
 *
 * `copy` is pasted, `pick` is chosen there by its words, `file` is uploaded, `look` is filled in by the platform and only
 * compared. `none` has nothing to be done, and says why.
 */
export const fillingStepSchema = z.object({
  /** Official path, with the index where it is one of a list. */
  id: z.string().min(1),
  section: z.string().min(1),
  label: z.string().min(1),
  kind: z.enum(['copy', 'pick', 'file', 'look', 'none']),
  /** What is copied, whole; null where nothing is. */
  value: z.string().nullable(),
  /** What the screen shows: the middle of private numbers is hidden. */
  shown: z.string(),
  /** What to do or to know, in words. */
  note: z.string().nullable(),
  /** True where the form demands it and nothing is entered. */
  missing: z.boolean(),
  /** What must be put right there first, in one sentence; null where nothing must. */
  problem: z.string().nullable(),
});
export type FillingStep = z.infer<typeof fillingStepSchema>;

export const fillingSchema = z.object({
  caseNumber: caseNumberSchema,
  subjectName: z.string().nullable(),
  miniProgramName: z.string().nullable(),
  steps: z.array(fillingStepSchema),
  /** Ids of those that are ticked. */
  done: z.array(z.string()),
});
export type Filling = z.infer<typeof fillingSchema>;

/** Ticks a step, or takes the tick back. */
export const tickFillingInput = z.object({
  caseNumber: caseNumberSchema,
  id: z.string().min(1).max(200),
  on: z.boolean(),
});

/** What is put on the system's clipboard by the host's hand. */
export const copyTextInput = z.object({ text: z.string().min(1).max(10_000) });
/** False where the clipboard holds something else by now, which is left alone. */
export const clearedCopySchema = z.object({ cleared: z.boolean() });
