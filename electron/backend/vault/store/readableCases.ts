import { all, expectOne, type ReadDatabase, sql } from '../sql.ts';
import { isDamage, unlessDamaged } from '../unlessDamaged.ts';
import { type FactsWithJudgement, getUnjudgedFacts } from './caseFacts.ts';

/** Cases of a database with broken pages: those that can be read, and which cannot. */
export interface ReadableCases {
  readonly cases: readonly FactsWithJudgement[];
  /** Numbers of cases that stand on a broken page; null for each of which not even that can be read. */
  readonly lost: readonly (string | null)[];
}

/**
 * Reads cases one by one where reading them together came upon a broken page. Those of a list of cases that is broken itself
 * are looked for by their ids, from the first to the last that is known. Throws `vaultDamaged` where nobody can tell which there are.
 */
export function readableCases(db: ReadDatabase): ReadableCases {
  const cases: FactsWithJudgement[] = [];
  const lost: (string | null)[] = [];
  // Both stand in an index, apart from the rows themselves.
  const indexed = unlessDamaged(
    () =>
      all<{ id: number; number: string }>(db, sql`SELECT id, number FROM cases INDEXED BY sqlite_autoindex_cases_1`),
    null,
  );
  const numbers = new Map(indexed?.map(({ id, number }) => [id, number]));
  for (const id of indexed?.map((each) => each.id) ?? everyIdUpTo(highestId(db))) {
    try {
      const found = getUnjudgedFacts(db, id);
      if (found !== null) cases.push(found);
      // The index has it, and what it refers to is gone.
      else if (numbers.has(id)) lost.push(numbers.get(id) ?? null);
    } catch (error) {
      if (!isDamage(error)) throw error;
      lost.push(numbers.get(id) ?? null);
    }
  }
  return { cases, lost };
}

function highestId(db: ReadDatabase): number {
  return expectOne<{ top: number | null }>(db, sql`SELECT max(id) AS top FROM cases NOT INDEXED`).top ?? 0;
}

function everyIdUpTo(top: number): number[] {
  return Array.from({ length: top }, (_, index) => index + 1);
}
