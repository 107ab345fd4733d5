import { z } from 'zod';
import { provenance } from './provenance.ts';

/**
 * 词表: words in names, remarks and business scopes that reviewers look for.
 *
 * A word may stand inside an innocent longer one: `except` lists those.
 */
export const wordListSchema = z.object({
  words: z.array(z.string().min(1)).min(1),
  except: z.array(z.string().min(1)),
  ...provenance,
});
export type WordList = z.infer<typeof wordListSchema>;

/** Words of one 前置审批 field; any of `types` (official ids) answers them. */
export const approvalWordsSchema = wordListSchema.extend({
  types: z.array(z.int()).min(1),
  title: z.string().min(1),
});

export const wordListsSchema = z.object({
  /** 国字头: 中国、国家 … */
  national: wordListSchema,
  /** Names too general to say what a mini program is. */
  general: wordListSchema,
  /** What a person's own mini program should not be about. */
  business: wordListSchema,
  /** Remarks that say nothing. */
  vague: wordListSchema,
  /** Looked for in names. */
  approvalInName: z.array(approvalWordsSchema),
  /** Looked for in business scopes. */
  approvalInScope: z.array(approvalWordsSchema),
});
export type WordLists = z.infer<typeof wordListsSchema>;

/** The words of a list that stand in a text, longest first, each place counted once; those in `except` aside. */
export function wordsIn(text: string, { words, except }: WordList): string[] {
  const folded = text.normalize('NFKC').toLowerCase();
  let rest = except.reduce((left, each) => left.replaceAll(each.toLowerCase(), ' '), folded);
  return words
    .toSorted((one, other) => other.length - one.length)
    .filter((word) => {
      if (!rest.includes(word.toLowerCase())) return false;
      rest = rest.replaceAll(word.toLowerCase(), ' ');
      return true;
    });
}

/** 开发区等: a zone people take for a district, and the district it belongs to. */
export const zoneRowSchema = z.object({
  zone: z.string().min(1),
  province: z.string().regex(/^\d{6}$/),
  /** 6-digit code of the district to choose. */
  district: z.string().regex(/^\d{6}$/),
  ...provenance,
});
