import type { ShownCaseEvent } from '#shared/api/caseHistory.ts';
import { all, insertOne, type ReadDatabase, sql, type WriteDatabase } from '../sql.ts';

/** What happened to a case: taken on, moved to another stage, sent back, or remarked upon. `at` is an ISO moment. */
export interface NewCaseEvent extends Omit<ShownCaseEvent, 'id'> {
  readonly caseId: number;
}

/** Keeps an event and returns its id. Events are never changed. */
export function insertCaseEvent(db: WriteDatabase, event: NewCaseEvent): number {
  return insertOne(
    db,
    sql`INSERT INTO case_events (case_id, kind, at, from_stage, to_stage, note)
      VALUES (${event.caseId}, ${event.kind}, ${event.at}, ${event.fromStage}, ${event.toStage}, ${event.note})`,
  );
}

/** The history of a case, oldest first; of what happened at one moment, what was written first. */
export function listCaseEvents(db: ReadDatabase, caseId: number): ShownCaseEvent[] {
  return all<ShownCaseEvent>(
    db,
    sql`SELECT id, kind, at, from_stage AS fromStage, to_stage AS toStage, note
      FROM case_events WHERE case_id = ${caseId} ORDER BY at, id`,
  );
}
