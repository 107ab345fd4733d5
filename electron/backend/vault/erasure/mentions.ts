import { quotesOf } from '#shared/erasure/quotedWords.ts';
import { all, type Query, type ReadDatabase, sql } from '../sql.ts';

/** One text of the database in which words were found. */
export interface Mention {
  readonly table: string;
  readonly column: string;
  readonly rows: number;
  /** Numbers of the cases it stands in; none where it belongs to no case. */
  readonly cases: readonly string[];
}

/** The case a row belongs to, where it does not say so by `case_id`. One of several tells where to look. */
const caseOf: Readonly<Record<string, Query>> = {
  cases: sql`cases.id`,
  mini_programs: sql`(SELECT id FROM cases WHERE mini_program_id = mini_programs.id)`,
  subjects: sql`(SELECT cases.id FROM cases JOIN mini_programs ON mini_programs.id = mini_program_id WHERE subject_id = subjects.id)`,
  persons: sql`(SELECT cases.id FROM cases JOIN mini_programs ON mini_programs.id = mini_program_id
    JOIN subjects ON subjects.id = subject_id WHERE persons.id IN (mini_programs.principal_id, subjects.principal_id, legal_representative_id))`,
  rejection_reasons: sql`(SELECT case_id FROM rejections WHERE rejections.id = rejection_id)`,
  letter_values: sql`(SELECT case_id FROM letters WHERE letters.id = letter_id)`,
};

/**
 * Where any of these words stands in any text of the database, whatever the tables are called: one that comes later
 * cannot be forgotten; however they were typed (`quotesOf`).
 */
export function findMentions(db: ReadDatabase, words: readonly string[]): Mention[] {
  if (words.length === 0) return [];
  const quotes = quotesOf(words);
  const columns = all<{ table: string; column: string; ofCase: 0 | 1 }>(
    db,
    sql`SELECT tables.name AS "table", columns.name AS "column",
        EXISTS (SELECT 1 FROM pragma_table_info(tables.name) AS others WHERE others.name = 'case_id') AS ofCase
      FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
      WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND columns.type = 'TEXT'
      ORDER BY 1, 2`,
  );
  return columns.flatMap(({ table, column, ofCase }) => {
    const within = ofCase === 1 ? sql`case_id` : (caseOf[table] ?? sql`NULL`);
    const texts = all<{ text: string; number: string | null }>(
      db,
      sql`SELECT text, (SELECT number FROM cases WHERE cases.id = within) AS number
        FROM (SELECT ${name(column)} AS text, ${within} AS within FROM ${name(table)} WHERE ${name(column)} IS NOT NULL)`,
    ).filter(({ text }) => quotes(text));
    const cases = [...new Set(texts.flatMap(({ number }) => number ?? []))].toSorted();
    return texts.length > 0 ? [{ table, column, rows: texts.length, cases }] : [];
  });
}

/** A name from the schema as a piece of a query; those of ours are plain words. */
function name(plain: string): Query {
  if (!/^[a-z][a-z0-9_]*$/.test(plain)) throw new Error(`not a plain name: ${plain}`);
  return sql([plain] as unknown as TemplateStringsArray);
}
