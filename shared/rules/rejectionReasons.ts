import { z } from 'zod';
import { provenance } from './provenance.ts';

/**
 * How far the desk can see a rejection coming.
 *
 * `full`: decided from the data. `heuristic`: noticed in many cases. `asked`: only a person knows, and is asked.
 * `cannot`: nobody here can know; a reminder.
 */
export const foresightSchema = z.enum(['full', 'heuristic', 'asked', 'cannot']);
export type Foresight = z.infer<typeof foresightSchema>;

/** What the screen calls each. */
export const foresightLabels: Readonly<Record<Foresight, string>> = {
  full: '软件能查',
  heuristic: '软件提醒',
  asked: '要您确认',
  cannot: '要您留意',
};

/** One documented reason of rejection (RJ01 to RJ56 of the facts, 2026-11-23), in our own words. */
export const rejectionReasonRowSchema = z
  .object({
    id: z.string().regex(/^RJ\d{2}$/),
    /** The stage it comes from, as people say it. */
    stage: z.string().min(1),
    title: z.string().min(1),
    how: foresightSchema,
    /** Ids of the rules that see it. */
    rules: z.array(z.string()),
    /** What the desk looks at, or the question, or the reminder. */
    note: z.string().min(1),
    /** Whose filings a question is asked of; only with `asked`. */
    of: z.enum(['any', 'organisation', 'personal']).optional(),
    /** Fields of our model whose change makes the answer void; the question stands at the first. Only with `asked`. */
    about: z.array(z.string().min(1)).min(1).optional(),
    ...provenance,
  })
  .refine(({ how, of, about }) => (how === 'asked') === (of !== undefined && about !== undefined), {
    error: 'a question, and only a question, says whom it is asked of and what it is about',
  });
export type RejectionReasonRow = z.infer<typeof rejectionReasonRowSchema>;
