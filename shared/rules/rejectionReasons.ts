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
export const rejectionReasonRowSchema = z.object({
  id: z.string().regex(/^RJ\d{2}$/),
  /** The stage it comes from, as people say it. */
  stage: z.string().min(1),
  title: z.string().min(1),
  how: foresightSchema,
  /** Ids of the rules that see it. */
  rules: z.array(z.string()),
  /** What the desk looks at, or the question, or the reminder. */
  note: z.string().min(1),
  ...provenance,
});
