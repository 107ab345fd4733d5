import type { FindingCounts } from '#shared/api/cases.ts';
import type { Day } from '#shared/filing/date.ts';
import { run, sql, transaction, type WriteDatabase } from '../sql.ts';

/** How many findings a case had and where its first 必改 stands, as official path, with the state, day and rules that were judged; other ones make it out of date. */
export interface Judgement extends FindingCounts {
  readonly caseId: number;
  readonly fingerprint: string;
  readonly judgedOn: Day;
  readonly rules: string;
  readonly firstMust: string | null;
}

/** Keeps judgements, the newest of each case, all or none. Of a case that is gone meanwhile none is kept. */
export function saveJudgements(db: WriteDatabase, judgements: readonly Judgement[]): void {
  transaction(db, () => {
    for (const { caseId, fingerprint, judgedOn, rules, firstMust, must, missing, should, hint } of judgements) {
      run(
        db,
        sql`INSERT INTO judgements (case_id, fingerprint, judged_on, rules, first_must, must, missing, should, hint)
          SELECT id, ${fingerprint}, ${judgedOn}, ${rules}, ${firstMust}, ${must}, ${missing}, ${should}, ${hint} FROM cases WHERE id = ${caseId}
          ON CONFLICT (case_id) DO UPDATE SET
            fingerprint = excluded.fingerprint,
            judged_on = excluded.judged_on,
            rules = excluded.rules,
            first_must = excluded.first_must,
            must = excluded.must,
            missing = excluded.missing,
            should = excluded.should,
            hint = excluded.hint`,
      );
    }
  });
}
