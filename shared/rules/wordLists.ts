import { z } from 'zod';
import { provenance } from './provenance.ts';

const anyWords = z.array(z.string().min(1));

/** Folded as texts are, and in the order they are looked for: done once, when the pack is read. */
function longestFirst(words: readonly string[]): string[] {
  return words.map(folded).toSorted((one, other) => other.length - one.length);
}

/** Full-width letters as plain ones, in small letters. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/**
 * 词表: words in names, remarks and business scopes that reviewers look for.
 *
 * A word may stand inside an innocent longer one: `except` lists those.
 */
export const wordListSchema = z.object({
  words: anyWords.min(1).transform(longestFirst),
  except: anyWords.transform(longestFirst),
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

/** The words of a list that stand in a text, longest first, each place counted once; those in `except` aside. */
export function wordsIn(text: string, { words, except }: WordList): string[] {
  let rest = except.reduce((left, each) => left.replaceAll(each, ' '), folded(text));
  return words.filter((word) => {
    if (!rest.includes(word)) return false;
    rest = rest.replaceAll(word, ' ');
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
