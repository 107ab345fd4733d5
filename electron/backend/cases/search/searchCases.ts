import type { CaseEntry } from '../caseEntry.ts';
import type { CaseIndex } from '../caseIndex.ts';
import { realPace, sliceMilliseconds } from '../pace.ts';
import { matches, type Searchable, searchableOf } from './searchable.ts';
import { searchWords } from './searchWords.ts';
import { loadSpelling, type Spell } from './spelling.ts';

/** Whether a case is found by every word of a text; an empty text finds all. */
export async function searchFor(text: string): Promise<(entry: CaseEntry) => boolean> {
  const words = searchWords(text);
  if (words.length === 0) return () => true;
  const spell = await loadSpelling();
  return (entry) => matches(words, searchableIn(entry, spell));
}

/**
 * Makes the cases ready to be searched before anybody types, in slices, once an index.
 *
 * Without it the first letter would wait for all of them.
 */
export function prepareSearch(index: CaseIndex, entries: readonly CaseEntry[]): void {
  if (prepared.has(index)) return;
  prepared.add(index);
  // Should the dictionary fail to load, the first search says so.
  prepare(index, entries).catch(() => prepared.delete(index));
}

async function prepare({ closing }: CaseIndex, entries: readonly CaseEntry[]): Promise<void> {
  // The answer to whoever asked goes first.
  await realPace.turn();
  const spell = await loadSpelling();
  let until = 0;
  for (const entry of entries) {
    if (realPace.milliseconds() >= until) {
      await realPace.turn();
      if (closing.aborted) return;
      until = realPace.milliseconds() + sliceMilliseconds;
    }
    searchableIn(entry, spell);
  }
}

const prepared = new WeakSet<CaseIndex>();

function searchableIn(entry: CaseEntry, spell: Spell): Searchable {
  entry.searchable ??= searchableOf(entry, spell);
  return entry.searchable;
}
