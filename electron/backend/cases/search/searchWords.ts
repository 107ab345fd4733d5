import { numberSearchLength } from '#shared/filing/numberSearch.ts';
import { fold, foldNumber } from './fold.ts';

/** One word of what was typed into the search. */
export interface SearchWord {
  readonly text: string;
  /** As numbers are kept for searching; null while it is too short to be looked for in them. */
  readonly number: string | null;
  /** What the running number of a case begins with, leading zeros aside; only for one to three digits. */
  readonly running: string | null;
  /** True when it may be pinyin. */
  readonly spelled: boolean;
}

/**
 * The words of a search, folded; all of them must be found.
 *
 * One to three digits name a case by its running number (`12`: 0012, 0120 to 0129 …) or stand in a name (58 同城); from
 * four characters on they are a part of any number: case, credit code, AppID, phone, certificate.
 */
export function searchWords(text: string): SearchWord[] {
  return text
    .split(/\s+/u)
    .map(fold)
    .filter((word) => word !== '')
    .map((word) => {
      const number = foldNumber(word);
      const short = number.length < numberSearchLength;
      return {
        text: word,
        number: short ? null : number,
        running: short && /^\d+$/.test(number) ? number.replace(/^0+/, '') : null,
        spelled: /[a-z]/.test(word),
      };
    });
}
