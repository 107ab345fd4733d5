import type { Erasure, Receipt } from '#shared/erasure/receipt.ts';
import type { Day } from '#shared/filing/date.ts';
import { all, get, type ReadDatabase, run, sql, updateOne, type WriteDatabase } from '../sql.ts';

interface Row extends Omit<Erasure, 'receipt'> {
  readonly receipt: string;
}

const columns = sql`id, begun_at AS begunAt, finished_at AS finishedAt, staff, receipt`;

/** All receipts, the newest first. */
export function listErasures(db: ReadDatabase): Erasure[] {
  return all<Row>(db, sql`SELECT ${columns} FROM erasures ORDER BY id DESC`).map(erasureOf);
}

/** One receipt; null where there is none. */
export function getErasure(db: ReadDatabase, id: number): Erasure | null {
  const row = get<Row>(db, sql`SELECT ${columns} FROM erasures WHERE id = ${id}`);
  return row ? erasureOf(row) : null;
}

/** Erasures of which files, or traces in the database, are still there. */
export function countUnfinishedErasures(db: ReadDatabase): number {
  return get<{ count: number }>(db, sql`SELECT count(*) AS count FROM erasures WHERE finished_at IS NULL`)?.count ?? 0;
}

/** Writes on the receipts of what is not finished what is beyond the desk: see the fields of the receipt. */
export function noteLeft(
  db: WriteDatabase,
  left: Pick<Receipt, 'untold' | 'replaced' | 'unclaimed' | 'unclaimedNames'>,
): void {
  run(db, sql`UPDATE erasures SET receipt = json_patch(receipt, ${JSON.stringify(left)}) WHERE finished_at IS NULL`);
}

/**
 * Which of the broken databases that are kept, by their names, go along with erasures that are not finished: those of which their receipts
 * tell, all where one only counted. What a salvage has kept since is not promised to go, and may be the last that has it.
 */
export function doomedDatabases(db: ReadDatabase, kept: readonly string[]): string[] {
  const receipts = listErasures(db).flatMap(({ finishedAt, receipt }) => (finishedAt === null ? [receipt] : []));
  const isDoomed = ({ brokenNames, counts }: Receipt, name: string) =>
    brokenNames?.includes(name) ?? (counts.brokenDatabases ?? 0) > 0;
  return kept.filter((name) => receipts.some((receipt) => isDoomed(receipt, name)));
}

/** Marks all of them as finished at an ISO moment. */
export function setErasuresFinished(db: WriteDatabase, at: string): void {
  run(db, sql`UPDATE erasures SET finished_at = ${at} WHERE finished_at IS NULL`);
}

/** Marks of everything that was erased; see vault/erasure/markOf.ts. */
export function listErasedMarks(db: ReadDatabase): string[] {
  return all<{ mark: string }>(db, sql`SELECT mark FROM erased_marks`).map(({ mark }) => mark);
}

/** Whether something that bears this mark was erased. */
export function isErasedMark(db: ReadDatabase, mark: string): boolean {
  return get(db, sql`SELECT 1 AS found FROM erased_marks WHERE mark = ${mark}`) !== undefined;
}

/** Files that are still to be deleted, with the digest of what is in them where it is known. */
export function listDoomedFiles(db: ReadDatabase): { readonly name: string; readonly sha256: string | null }[] {
  return all(db, sql`SELECT name, sha256 FROM doomed_files`);
}

/** After the files themselves were deleted. */
export function forgetDoomedFiles(db: WriteDatabase): void {
  run(db, sql`DELETE FROM doomed_files`);
}

/** The day of its own until which a case is kept once closed; null where the general rule counts. */
export function getKeepUntil(db: ReadDatabase, caseId: number): Day | null {
  const row = get<{ day: Day }>(db, sql`SELECT keep_until AS day FROM case_retention WHERE case_id = ${caseId}`);
  return row?.day ?? null;
}

/** Keeps until when a closed case is to be kept, in place of the general rule; null for the general rule. */
export function setKeepUntil(db: WriteDatabase, caseId: number, day: string | null): void {
  if (day === null) {
    run(db, sql`DELETE FROM case_retention WHERE case_id = ${caseId}`);
    return;
  }
  updateOne(
    db,
    sql`INSERT INTO case_retention (case_id, keep_until) VALUES (${caseId}, ${day})
      ON CONFLICT (case_id) DO UPDATE SET keep_until = excluded.keep_until`,
  );
}

function erasureOf({ receipt, ...row }: Row): Erasure {
  return { ...row, receipt: JSON.parse(receipt) as Receipt };
}
