import { expect, it } from 'vitest';
import { searchWords } from '#backend/cases/search/searchWords.ts';
import { tooFewDigits } from '#shared/filing/numberSearch.ts';

it.each([
  ['138', true],
  ['样例 58', true],
  ['1380', false],
  ['样例', false],
  ['wx1', false],
  ['', false],
])('“%s” has too few digits: %s, as the search itself sees it', (text, few) => {
  expect(tooFewDigits(text)).toBe(few);
  expect(searchWords(text).some(({ number, running }) => number === null && running !== null)).toBe(few);
});
