import { quotesOf } from '#shared/erasure/quotedWords.ts';
import { all, type Query, type ReadDatabase, sql } from '../sql.ts';

/** One text of the database in which words were found. */
export interface Mention {
  readonly table: string;
  readonly column: string;
  readonly rows: number;
}

/**
 * Where any of these words stands in any text of the database, whatever the tables are called: one that comes later
 * cannot be forgotten; however they were typed (`quotesOf`).
 */
export function findMentions(db: ReadDatabase, words: readonly string[]): Mention[] {
  if (words.length === 0) return [];
  const quotes = quotesOf(words);
  const columns = all<{ table: string; column: string }>(
    db,
    sql`SELECT tables.name AS "table", columns.name AS "column"
      FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
      WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND columns.type = 'TEXT'
      ORDER BY 1, 2`,
  );
  return columns.flatMap(({ table, column }) => {
    const texts = all<{ text: string }>(
      db,
      sql`SELECT ${name(column)} AS text FROM ${name(table)} WHERE ${name(column)} IS NOT NULL`,
    );
    const rows = texts.filter(({ text }) => quotes(text)).length;
    return rows > 0 ? [{ table, column, rows }] : [];
  });
}

/** A name from the schema as a piece of a query; those of ours are plain words. */
function name(plain: string): Query {
  if (!/^[a-z][a-z0-9_]*$/.test(plain)) throw new Error(`not a plain name: ${plain}`);
  return sql([plain] as unknown as TemplateStringsArray);
}
