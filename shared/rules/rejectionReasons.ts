import { z } from 'zod';
import { provenance } from './provenance.ts';

/**
 * How far the desk can see a rejection coming.
 *
 * `full`: decided from the data. `heuristic`: noticed in many cases. `asked`: only a person knows, and is asked; rules may
 * judge what was entered. `cannot`: nobody here can know; a reminder.
 *
 * Full is only what the data of a case decides; anything less says beside it what stays unseen (`unseen`).
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
    /** What no data of a case shows of it, and why. */
    unseen: z.string().min(1).optional(),
    /** Said once before submission, for the part that nobody here can see. Only with `heuristic`; of `cannot` the note is. */
    remind: z.string().min(1).optional(),
    /**
     * What is asked of the pictures in these slots (`materials.…`) that do not show it by themselves: where the paper
     * ends (`edges`), which side of a card it is (`side`). Only with `heuristic`.
     */
    doubt: z
      .object({
        seen: z.enum(['edges', 'side']),
        question: z.string().regex(/？/),
        about: z.array(z.string().startsWith('materials.')).min(1),
      })
      .optional(),
    /** Whose filings a question is asked of; only with `asked`. A 个体工商户 is known by its credit code. */
    of: z.enum(['any', 'organisation', 'personal', 'soleTrader']).optional(),
    /**
     * Fields of our model, or slots (`materials.subjectCertificate`), whose change makes the answer void; the question
     * stands at the first. Of slots alone nothing is asked before one of them is filled. Only with `asked`.
     */
    about: z.array(z.string().min(1)).min(1).optional(),
    ...provenance,
  })
  .refine(({ how, of, about }) => (how === 'asked') === (of !== undefined && about !== undefined), {
    error: 'a question, and only a question, says whom it is asked of and what it is about',
  })
  .refine(({ how, doubt, remind }) => how === 'heuristic' || (doubt === undefined && remind === undefined), {
    error: 'only what is noticed in part leaves something to ask or to remind of',
  });
export type RejectionReasonRow = z.infer<typeof rejectionReasonRowSchema>;

/** How platforms word each documented reason: one of the lists must be there, all of its words. */
export const rejectionWordsSchema = z.object({
  ...provenance,
  rows: z.array(
    z.object({
      id: rejectionReasonRowSchema.shape.id,
      words: z.array(z.array(z.string().min(1)).min(1)).min(1),
    }),
  ),
});
export type RejectionWords = z.infer<typeof rejectionWordsSchema>;

/**
 * Ids of the documented reasons a pasted text speaks of, the surest first, at most `most`.
 *
 * The more of its words are there, the surer; width, blanks and letter case do not matter. A word of figures (170) is
 * the beginning of a number or all of it, never its middle. Pure.
 */
export function reasonsIn(text: string, { rows }: RejectionWords, most = 2): string[] {
  const said = text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
  return rows
    .map(({ id, words }) => ({ id, score: Math.max(...words.map((list) => scoreOf(list, said))) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score || one.id.localeCompare(other.id))
    .slice(0, most)
    .map(({ id }) => id);
}

function isSaid(word: string, said: string): boolean {
  if (!/^\d+$/u.test(word)) return said.includes(word);
  for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1))
    if (!/\d/u.test(said[at - 1] ?? '')) return true;
  return false;
}

/** Characters of the words that are all there; a word more counts as two characters. */
function scoreOf(words: readonly string[], said: string): number {
  if (!words.every((word) => isSaid(word.toLowerCase(), said))) return 0;
  return words.reduce((sum, word) => sum + word.length, 0) + 2 * (words.length - 1);
}
