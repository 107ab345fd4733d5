import type { RulePack } from '../rules/rulePack.ts';
import { wordsIn } from '../rules/wordLists.ts';
import type { Application } from './filingCase.ts';

type Words = Pick<RulePack, 'wordLists'>;

/** Words that were found, and the 前置审批 field they speak of. */
interface Unanswered {
  readonly title: string;
  readonly types: readonly number[];
  readonly words: readonly string[];
}

/**
 * Words in the mini program's name or the business scope that speak of these 前置审批 fields (null: of any), while none
 * of the items that would answer them is chosen. By the word lists of the rule pack; each word once. Pure.
 */
export function unansweredWords(
  application: Application,
  pack: Words,
  types: readonly number[] | null = null,
): string[] {
  const found = unanswered(application, pack).filter(
    (each) => types === null || each.types.some((type) => types.includes(type)),
  );
  return [...new Set(found.flatMap(({ words }) => words))];
}

/** What the word lists call the fields of those words, each once. Pure. */
export function unansweredFields(application: Application, pack: Words): string[] {
  return [...new Set(unanswered(application, pack).map(({ title }) => title))];
}

/** Several demands ask for the words of one application: a long scope is read once. */
const read = new WeakMap<Application, { readonly of: readonly unknown[]; readonly found: Unanswered[] }>();

function unanswered(application: Application, { wordLists }: Words): Unanswered[] {
  const { subject, miniProgram } = application;
  const of = [wordLists, subject.businessScope, miniProgram.name, miniProgram.preapprovals];
  const known = read.get(application);
  if (known?.of.every((each, index) => each === of[index])) return known.found;
  const chosen = miniProgram.preapprovals.map(({ type }) => type);
  const look = (text: string | null, lists: (typeof wordLists)['approvalInName']) =>
    (text === null ? [] : lists)
      .filter((list) => !list.types.some((type) => chosen.includes(type)))
      .map((list) => ({ title: list.title, types: list.types, words: wordsIn(text ?? '', list) }))
      .filter(({ words }) => words.length > 0);
  const found = [
    ...look(miniProgram.name, wordLists.approvalInName),
    ...look(subject.businessScope, wordLists.approvalInScope),
  ];
  read.set(application, { of, found });
  return found;
}
