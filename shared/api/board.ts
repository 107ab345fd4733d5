import { z } from 'zod';
import { caseNumberSchema } from './cases.ts';

/** What the 工作台 sorts the day's work into, most urgent first. */
export const boardKindSchema = z.enum([
  'smsClock',
  'faceClock',
  'feeClock',
  'reuseClock',
  'fixClock',
  'reviewOverdue',
  'rejected',
  'blocked',
  'submitted',
  'expiring',
  'display',
  'policeClock',
  'ready',
]);
export type BoardKind = z.infer<typeof boardKindSchema>;

/** Where a line leads to. */
export const casePlaceSchema = z.object({
  tab: z.enum(['form', 'materials', 'letters', 'submit', 'dossier', 'progress']),
  /** Official path or path of our model of the field concerned; null for the tab as a whole. */
  where: z.string().nullable(),
});
export type CasePlace = z.infer<typeof casePlaceSchema>;

export const boardItemSchema = z.object({
  kind: boardKindSchema,
  caseNumber: caseNumberSchema,
  subjectName: z.string().nullable(),
  miniProgramName: z.string().nullable(),
  staff: z.string().nullable(),
  /** One sentence: what is to be done, or by when. */
  message: z.string().min(1),
  /** ISO moment a clock runs out, or null. */
  dueAt: z.iso.datetime().nullable(),
  overdue: z.boolean(),
  place: casePlaceSchema,
});
export type BoardItem = z.infer<typeof boardItemSchema>;

/** The day's work over all clients; of each kind how many there are and the most urgent ones. */
export const boardSchema = z.object({
  today: z.iso.date(),
  totalCases: z.int().nonnegative(),
  unjudged: z.int().nonnegative(),
  sections: z.array(z.object({ kind: boardKindSchema, count: z.int().nonnegative(), items: z.array(boardItemSchema) })),
  /** Sentences about what could not be reckoned, such as days beyond the holiday calendar. */
  remarks: z.array(z.string()),
});
export type Board = z.infer<typeof boardSchema>;
export const boardInput = z.object({ mostPerKind: z.int().min(1).max(500) });
