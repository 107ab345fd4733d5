import type { Stage } from '#shared/filing/stage.ts';
import { all, insertOne, type ReadDatabase, sql, type WriteDatabase } from '../sql.ts';

/** What happened to a case: taken on, moved to another stage, or remarked upon. `at` is an ISO moment. */
export interface CaseEvent {
  readonly caseId: number;
  readonly kind: 'created' | 'stageChanged' | 'noted';
  readonly at: string;
  readonly fromStage: Stage | null;
  readonly toStage: Stage | null;
  readonly note: string | null;
}

/** Keeps an event and returns its id. Events are never changed. */
export function insertCaseEvent(db: WriteDatabase, event: CaseEvent): number {
  return insertOne(
    db,
    sql`INSERT INTO case_events (case_id, kind, at, from_stage, to_stage, note)
      VALUES (${event.caseId}, ${event.kind}, ${event.at}, ${event.fromStage}, ${event.toStage}, ${event.note})`,
  );
}

/** The history of a case in the order it was written. */
export function listCaseEvents(db: ReadDatabase, caseId: number): CaseEvent[] {
  return all<CaseEvent>(
    db,
    sql`SELECT case_id AS caseId, kind, at, from_stage AS fromStage, to_stage AS toStage, note
      FROM case_events WHERE case_id = ${caseId} ORDER BY id`,
  );
}
