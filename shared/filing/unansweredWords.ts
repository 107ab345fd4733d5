import type { RulePack } from '../rules/rulePack.ts';
import { wordsIn } from '../rules/wordLists.ts';
import type { Application } from './filingCase.ts';

type Words = Pick<RulePack, 'wordLists'>;

/**
 * Words in the mini program's name or the business scope that speak of these 前置审批 fields (null: of any), while none
 * of the items that would answer them is chosen. By the word lists of the rule pack; each word once. Pure.
 */
export function unansweredWords(
  application: Application,
  pack: Words,
  types: readonly number[] | null = null,
): string[] {
  return [...new Set(unanswered(application, pack, types).flatMap(({ words }) => words))];
}

/** What the word lists call the fields of those words, each once. Pure. */
export function unansweredFields(application: Application, pack: Words): string[] {
  return [...new Set(unanswered(application, pack, null).map(({ title }) => title))];
}

function unanswered(
  { subject, miniProgram }: Application,
  { wordLists }: Words,
  types: readonly number[] | null,
): { words: string[]; title: string }[] {
  const chosen = miniProgram.preapprovals.map(({ type }) => type);
  const look = (text: string | null, lists: (typeof wordLists)['approvalInName']) =>
    (text === null ? [] : lists)
      .filter((list) => types === null || list.types.some((type) => types.includes(type)))
      .filter((list) => !list.types.some((type) => chosen.includes(type)))
      .map((list) => ({ title: list.title, words: wordsIn(text ?? '', list) }))
      .filter(({ words }) => words.length > 0);
  return [
    ...look(miniProgram.name, wordLists.approvalInName),
    ...look(subject.businessScope, wordLists.approvalInScope),
  ];
}
