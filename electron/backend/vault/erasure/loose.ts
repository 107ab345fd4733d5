import { type Query, sql } from '../sql.ts';

/** Pictures that have been nobody's since before an ISO moment, and were no case's that is still there once these are gone. */
export function looseScans(gone: Query, before: string): Query {
  return sql`
    SELECT id FROM scans WHERE received_at < ${before}
      AND id NOT IN (SELECT scan_id FROM materials)
      AND id NOT IN (SELECT scan_id FROM intake_items WHERE scan_id IS NOT NULL)
      AND id NOT IN (SELECT source_id FROM intake_items WHERE source_id IS NOT NULL)
      AND id NOT IN (SELECT part_id FROM case_traces WHERE part = 'scan' AND case_id NOT IN ${gone})`;
}

/** The same of human beings, but for those somebody holds. */
export function loosePersons(gone: Query, before: string): Query {
  return sql`
    SELECT id FROM persons WHERE updated_at < ${before}
      AND id NOT IN (SELECT part_id FROM case_traces WHERE part = 'person' AND case_id NOT IN ${gone})`;
}
