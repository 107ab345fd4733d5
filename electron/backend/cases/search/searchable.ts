import type { CaseFacts } from '../../vault/store/caseFacts.ts';
import { fold, foldNumber } from './fold.ts';
import type { SearchWord } from './searchWords.ts';
import { type Spell, type SpelledName, spells } from './spelling.ts';

/** Everything of a case that a word can be found in. */
export interface Searchable {
  /** Names and staff, apart by a mark no word contains. */
  readonly names: string;
  readonly spelled: readonly SpelledName[];
  readonly numbers: string;
  readonly running: string;
}

/** A blank: no word has one. */
const apart = ' ';

/** Names of subject, mini program and persons, who looks after the case, and every number; made once a state of the case. */
export function searchableOf(facts: CaseFacts, spell: Spell): Searchable {
  const persons = Object.values(facts.roles).filter((person) => person !== null);
  const names = folded([facts.subjectName, facts.miniProgramName, ...persons.map(({ name }) => name)], fold);
  const numbers = folded(
    [
      facts.number,
      facts.subjectCertificateNumber,
      facts.appId,
      ...persons.flatMap(({ certificateNumber, mobile, emergencyMobile }) => [
        certificateNumber,
        mobile,
        emergencyMobile,
      ]),
    ],
    foldNumber,
  );
  return {
    names: [...names, ...folded([facts.staff], fold)].join(apart),
    spelled: names.map(spell),
    numbers: numbers.join(apart),
    running: String(facts.sequence),
  };
}

/** True when every word is found somewhere. */
export function matches(words: readonly SearchWord[], searchable: Searchable): boolean {
  return words.every((word) => matchesWord(word, searchable));
}

function matchesWord({ text, number, running, spelled }: SearchWord, searchable: Searchable): boolean {
  return (
    searchable.names.includes(text) ||
    (number !== null && searchable.numbers.includes(number)) ||
    (running !== null && searchable.running.startsWith(running)) ||
    (spelled && searchable.spelled.some((name) => spells(text, name)))
  );
}

/** Each once: the same person often holds several roles. */
function folded(values: readonly (string | null)[], how: (text: string) => string): string[] {
  return [...new Set(values)].flatMap((value) => (value === null ? [] : [how(value)]));
}
