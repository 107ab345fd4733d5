import type { CaseLinks } from '#shared/api/cases.ts';
import { all, get, insertOne, type ReadDatabase, sql, type WriteDatabase } from '../sql.ts';
import { cancelledLater } from './caseFacts.ts';

type Link = CaseLinks['followedBy'][number];

/** Keeps that one case was started from another. */
export function insertFollow(db: WriteDatabase, caseId: number, followsId: number): void {
  insertOne(db, sql`INSERT INTO case_follows (case_id, follows_id) VALUES (${caseId}, ${followsId})`);
}

const columns = sql`cases.number AS number, cases.filing_type AS filingType, cases.stage AS stage`;

/** The case this one was started from, those started from it, oldest first, and whether its filing was cancelled. */
export function getCaseLinks(db: ReadDatabase, caseId: number): CaseLinks {
  const follows = get<Link>(
    db,
    sql`SELECT ${columns} FROM case_follows JOIN cases ON cases.id = follows_id WHERE case_id = ${caseId} AND removed_at IS NULL`,
  );
  const followedBy = all<Link>(
    db,
    sql`SELECT ${columns} FROM case_follows JOIN cases ON cases.id = case_id
      WHERE follows_id = ${caseId} AND removed_at IS NULL ORDER BY cases.id`,
  );
  const state = get<{ cancelled: 0 | 1 }>(
    db,
    sql`SELECT ${cancelledLater} AS cancelled FROM cases WHERE id = ${caseId}`,
  );
  return { follows: follows ?? null, followedBy, cancelled: state?.cancelled === 1 };
}

/** The case this one was started from, in the 回收站 or not; null where there is none. */
export function followedCase(db: ReadDatabase, caseId: number): number | null {
  return get<{ id: number }>(db, sql`SELECT follows_id AS id FROM case_follows WHERE case_id = ${caseId}`)?.id ?? null;
}
