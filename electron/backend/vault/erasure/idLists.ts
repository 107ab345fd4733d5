import { all, type Query, type ReadDatabase, sql } from '../sql.ts';

/** Ids bound as one value, to stand behind IN. */
export function among(ids: readonly number[]): Query {
  return sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

/** The ids a query answers with, of which the only column is called `id`. */
export function idsOf(db: ReadDatabase, query: Query): number[] {
  return all<{ id: number }>(db, query).map(({ id }) => id);
}
