import type { ReadDatabase } from '../../vault/sql.ts';
import type { NamedRecord } from '../../vault/store/knownRecords.ts';
import { fold } from './fold.ts';
import { loadSpelling, type SpelledName, spells } from './spelling.ts';

/**
 * Ids of the records whose name the text spells in pinyin, as in the case table; none for a text without Latin letters.
 *
 * Names stay spelled for as long as their vault is open: a letter more asks all of them again.
 */
export async function spelledBy(db: ReadDatabase, text: string, records: () => NamedRecord[]): Promise<number[]> {
  const word = fold(text.trim());
  if (!/[a-z]/.test(word)) return [];
  const spell = await loadSpelling();
  const known = spelledIn.get(db) ?? new Map<string, SpelledName>();
  spelledIn.set(db, known);
  const spelled = (name: string) => {
    const made = known.get(name) ?? spell(fold(name));
    known.set(name, made);
    return made;
  };
  return records().flatMap(({ id, name }) => (spells(word, spelled(name)) ? [id] : []));
}

const spelledIn = new WeakMap<ReadDatabase, Map<string, SpelledName>>();
