import type { CaseMark } from '#shared/api/caseHistory.ts';
import { all, type ReadDatabase, run, sql, updateOne, type WriteDatabase } from '../sql.ts';

/** What staff ticked off in a case: of each kind the moment it happened. */
export function listCaseMarks(db: ReadDatabase, caseId: number): CaseMark[] {
  return all<CaseMark>(db, sql`SELECT kind, at FROM case_marks WHERE case_id = ${caseId} ORDER BY kind`);
}

/** Ticks something off, or takes the tick back (null). `at` is an ISO moment. */
export function setCaseMark(db: WriteDatabase, caseId: number, kind: CaseMark['kind'], at: string | null): void {
  if (at === null) {
    run(db, sql`DELETE FROM case_marks WHERE case_id = ${caseId} AND kind = ${kind}`);
    return;
  }
  updateOne(
    db,
    sql`INSERT INTO case_marks (case_id, kind, at) VALUES (${caseId}, ${kind}, ${at})
      ON CONFLICT (case_id, kind) DO UPDATE SET at = excluded.at`,
  );
}
