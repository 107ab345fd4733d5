import type { ShownCaseEvent } from '#shared/api/caseHistory.ts';
import type { Stage } from '#shared/filing/stage.ts';
import { all, get, insertOne, type ReadDatabase, run, sql, type WriteDatabase } from '../sql.ts';

/** What happened to a case: taken on, moved to another stage, sent back, or remarked upon. `at` is an ISO moment. */
export interface NewCaseEvent extends Omit<ShownCaseEvent, 'id'> {
  readonly caseId: number;
  /** ISO moment the stage counts from, when that is not `at`. */
  readonly since?: string | null;
}

/** Keeps an event and returns its id. Events are never changed. */
export function insertCaseEvent(db: WriteDatabase, event: NewCaseEvent): number {
  return insertOne(
    db,
    sql`INSERT INTO case_events (case_id, kind, at, from_stage, to_stage, note, since)
      VALUES (
        ${event.caseId}, ${event.kind}, ${event.at}, ${event.fromStage}, ${event.toStage}, ${event.note},
        ${event.since ?? null}
      )`,
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

/** The stage a case was moved here from, when that last move was a plain one; null after a rejection and at the start. */
export function lastMoveFrom(db: ReadDatabase, caseId: number): Stage | null {
  const last = get<{ kind: ShownCaseEvent['kind']; fromStage: Stage | null }>(
    db,
    sql`SELECT kind, from_stage AS fromStage FROM case_events
      WHERE case_id = ${caseId} AND to_stage IS NOT NULL ORDER BY id DESC LIMIT 1`,
  );
  return last?.kind === 'stageChanged' ? last.fromStage : null;
}

/** The moment a stage counts from, by the last time the case came to it; null when it never did. */
export function stageSinceOf(db: ReadDatabase, caseId: number, stage: Stage): string | null {
  const last = get<{ since: string }>(
    db,
    sql`SELECT coalesce(since, at) AS since FROM case_events
      WHERE case_id = ${caseId} AND to_stage = ${stage} ORDER BY id DESC LIMIT 1`,
  );
  return last?.since ?? null;
}

/** The same with the moment each stage counts from, in the order it was written. */
export function listWholeEvents(db: ReadDatabase, caseId: number): Omit<Required<NewCaseEvent>, 'caseId'>[] {
  return all(
    db,
    sql`SELECT kind, at, from_stage AS fromStage, to_stage AS toStage, note, since
      FROM case_events WHERE case_id = ${caseId} ORDER BY id`,
  );
}

/** Writes the history of a case anew, in this order: what it was last moved to is told by what was written last. */
export function replaceCaseEvents(
  db: WriteDatabase,
  caseId: number,
  events: readonly Omit<NewCaseEvent, 'caseId'>[],
): void {
  run(db, sql`DELETE FROM case_events WHERE case_id = ${caseId}`);
  for (const event of events) insertCaseEvent(db, { ...event, caseId });
}
