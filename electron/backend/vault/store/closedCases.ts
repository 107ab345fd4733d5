import { all, type ReadDatabase, sql } from '../sql.ts';

/** A case that is finished or in the 回收站. */
export interface ClosedCase {
  readonly id: number;
  readonly number: string;
  readonly subjectName: string | null;
  readonly miniProgramName: string | null;
  readonly removedAt: string | null;
  /** ISO moment it last went to 完成; of one that never did, when it was last changed. */
  readonly doneAt: string;
  /** A day of its own, see `setKeepUntil`. */
  readonly keepUntil: string | null;
}

/** All closed cases, in the order of their numbers. */
export function listClosedCases(db: ReadDatabase): ClosedCase[] {
  return all<ClosedCase>(
    db,
    sql`SELECT cases.id AS id, cases.number AS number, subjects.name AS subjectName, mini_programs.name AS miniProgramName,
        removed_at AS removedAt, keep_until AS keepUntil,
        coalesce((SELECT max(at) FROM case_events WHERE case_id = cases.id AND to_stage = 'done'), cases.updated_at) AS doneAt
      FROM cases
      JOIN mini_programs ON mini_programs.id = cases.mini_program_id
      JOIN subjects ON subjects.id = mini_programs.subject_id
      LEFT JOIN case_retention ON case_retention.case_id = cases.id
      WHERE stage = 'done' OR removed_at IS NOT NULL
      ORDER BY year, sequence`,
  );
}
