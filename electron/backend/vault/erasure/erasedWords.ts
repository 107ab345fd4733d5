import { all, type ReadDatabase, sql } from '../sql.ts';
import { among } from './idLists.ts';

/** Names and numbers of whom is erased: whatever quotes them is to be found. */
export function erasedWords(
  db: ReadDatabase,
  { persons, subjects }: { readonly persons: readonly number[]; readonly subjects: readonly number[] },
): string[] {
  const rows = all<{ word: string | null }>(
    db,
    sql`SELECT name AS word FROM persons WHERE id IN ${among(persons)}
      UNION SELECT certificate_number FROM persons WHERE id IN ${among(persons)}
      UNION SELECT mobile FROM persons WHERE id IN ${among(persons)}
      UNION SELECT emergency_mobile FROM persons WHERE id IN ${among(persons)}
      UNION SELECT email FROM persons WHERE id IN ${among(persons)}
      UNION SELECT name FROM subjects WHERE id IN ${among(subjects)}
      UNION SELECT certificate_number FROM subjects WHERE id IN ${among(subjects)}`,
  );
  // A single character stands everywhere.
  return rows.flatMap(({ word }) => (word !== null && [...word.trim()].length >= 2 ? [word.trim()] : []));
}
