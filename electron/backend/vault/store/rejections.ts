import type { z } from 'zod';
import type { Rejection, rejectionReasonSchema } from '#shared/api/caseHistory.ts';
import {
  all,
  get,
  insertOne,
  type ReadDatabase,
  run,
  sql,
  transaction,
  updateOne,
  type WriteDatabase,
} from '../sql.ts';

type Reason = z.infer<typeof rejectionReasonSchema>;

/** A rejection as it was kept. */
export interface StoredRejection extends Omit<Rejection, 'reasons'> {
  readonly reasons: readonly Reason[];
}

/** A rejection as the platform gave it; only answers to its reasons can change; gone when it was recorded by mistake. */
export interface NewRejection extends Pick<Rejection, 'stage' | 'at'> {
  readonly caseId: number;
  readonly reasons: readonly Pick<Reason, 'keyName' | 'error' | 'suggest'>[];
}

/** Keeps a rejection with its reasons in order and returns its id. */
export function insertRejection(db: WriteDatabase, { caseId, stage, at, reasons }: NewRejection): number {
  return transaction(db, () => {
    const id = insertOne(db, sql`INSERT INTO rejections (case_id, stage, at) VALUES (${caseId}, ${stage}, ${at})`);
    for (const [position, { keyName, error, suggest }] of reasons.entries()) {
      run(
        db,
        sql`INSERT INTO rejection_reasons (rejection_id, position, key_name, error, suggest)
          VALUES (${id}, ${position}, ${keyName}, ${error}, ${suggest})`,
      );
    }
    return id;
  });
}

/** The rejections of a case, newest first, each with its reasons in the order they were given. */
export function listRejections(db: ReadDatabase, caseId: number): StoredRejection[] {
  return all<Omit<Rejection, 'reasons'>>(
    db,
    sql`SELECT id, stage, at FROM rejections WHERE case_id = ${caseId} ORDER BY at DESC, id DESC`,
  ).map((rejection) => ({ ...rejection, reasons: reasonsOf(db, rejection.id) }));
}

/** The first reason without an answer, of the newest rejection that has one; null when every reason is answered. */
export function firstOpenReason(
  db: ReadDatabase,
  caseId: number,
): (Pick<Rejection, 'stage' | 'at'> & Pick<Reason, 'keyName' | 'error'>) | null {
  const found = get<Pick<Rejection, 'stage' | 'at'> & Pick<Reason, 'keyName' | 'error'>>(
    db,
    sql`SELECT stage, at, key_name AS keyName, error FROM rejection_reasons
      JOIN rejections ON rejections.id = rejection_id
      WHERE case_id = ${caseId} AND answer IS NULL ORDER BY at DESC, rejections.id DESC, position LIMIT 1`,
  );
  return found ?? null;
}

/** What a reason of a rejection of this case is about and its answer; undefined when the case has no such reason. */
export function getRejectionReason(
  db: ReadDatabase,
  caseId: number,
  reasonId: number,
): Pick<Reason, 'keyName' | 'answer'> | undefined {
  return get(
    db,
    sql`SELECT key_name AS keyName, answer FROM rejection_reasons JOIN rejections ON rejections.id = rejection_id
      WHERE rejection_reasons.id = ${reasonId} AND case_id = ${caseId}`,
  );
}

/** Answers a reason that is there; null takes the answer back. `at` is an ISO moment. */
export function answerReason(db: WriteDatabase, reasonId: number, answer: string | null, at: string): void {
  updateOne(
    db,
    sql`UPDATE rejection_reasons SET answer = ${answer}, answered_at = ${answer === null ? null : at}
      WHERE id = ${reasonId}`,
  );
}

/** Removes a rejection that is there, with its reasons; own rules that were made of them stay. */
export function deleteRejection(db: WriteDatabase, id: number): void {
  updateOne(db, sql`DELETE FROM rejections WHERE id = ${id}`);
}

function reasonsOf(db: ReadDatabase, rejectionId: number): Reason[] {
  return all<Reason>(
    db,
    sql`SELECT id, key_name AS keyName, error, suggest, answer, answered_at AS answeredAt
      FROM rejection_reasons WHERE rejection_id = ${rejectionId} ORDER BY position`,
  );
}
