import type { MiniProgram, Preapproval } from '#shared/filing/miniProgram.ts';
import {
  all,
  get,
  insertOne,
  type ReadDatabase,
  run,
  sql,
  stamp,
  transaction,
  updateOne,
  type WriteDatabase,
} from '../sql.ts';

/** A mini program, whose it is and who answers for it. */
export interface MiniProgramEntry {
  readonly subjectId: number;
  readonly principalId: number | null;
  readonly miniProgram: MiniProgram;
}

export interface StoredMiniProgram extends MiniProgram {
  readonly id: number;
  readonly subjectId: number;
  readonly principalId: number | null;
}

/** What to look for; a field that is left out matches everything, those given must all match. */
export interface MiniProgramQuery {
  readonly subjectId?: number | undefined;
  readonly appId?: string | undefined;
  readonly name?: string | undefined;
}

type Row = Omit<StoredMiniProgram, 'serviceTypes' | 'preapprovals'>;
const columns = sql`
  id, subject_id AS subjectId, principal_id AS principalId,
  name, app_id AS appId, comment, record_number AS recordNumber`;

/** Stores a mini program with its services and pre-approvals and returns the id. */
export function insertMiniProgram(db: WriteDatabase, entry: MiniProgramEntry): number {
  const { subjectId, principalId, miniProgram } = entry;
  return transaction(db, () => {
    const at = stamp(db);
    const id = insertOne(
      db,
      sql`INSERT INTO mini_programs (
        subject_id, principal_id, name, app_id, comment, record_number, created_at, updated_at
      ) VALUES (
        ${subjectId}, ${principalId}, ${miniProgram.name}, ${miniProgram.appId}, ${miniProgram.comment},
        ${miniProgram.recordNumber}, ${at}, ${at}
      )`,
    );
    insertLists(db, id, miniProgram);
    return id;
  });
}

/** The mini program of this id with its lists; null where there is none. */
export function getMiniProgram(db: ReadDatabase, id: number): StoredMiniProgram | null {
  const row = get<Row>(db, sql`SELECT ${columns} FROM mini_programs WHERE id = ${id}`);
  return row ? withLists(db, row) : null;
}

/** Replaces every field, list and the principal of a mini program that is there; its subject stays. */
export function updateMiniProgram(
  db: WriteDatabase,
  id: number,
  { principalId, miniProgram }: Omit<MiniProgramEntry, 'subjectId'>,
): void {
  transaction(db, () => {
    updateOne(
      db,
      sql`UPDATE mini_programs SET
        principal_id = ${principalId},
        name = ${miniProgram.name},
        app_id = ${miniProgram.appId},
        comment = ${miniProgram.comment},
        record_number = ${miniProgram.recordNumber},
        updated_at = ${stamp(db)},
        revision = revision + 1
      WHERE id = ${id}`,
    );
    run(db, sql`DELETE FROM mini_program_services WHERE mini_program_id = ${id}`);
    run(db, sql`DELETE FROM mini_program_preapprovals WHERE mini_program_id = ${id}`);
    insertLists(db, id, miniProgram);
  });
}

/** Mini programs by subject, AppID (letter case aside) and exact name, oldest entry first. */
export function findMiniPrograms(db: ReadDatabase, { subjectId, appId, name }: MiniProgramQuery): StoredMiniProgram[] {
  const bySubject = subjectId === undefined ? sql`` : sql`AND subject_id = ${subjectId}`;
  const byAppId = appId === undefined ? sql`` : sql`AND app_id = ${appId}`;
  const byName = name === undefined ? sql`` : sql`AND name = ${name}`;
  return all<Row>(
    db,
    sql`SELECT ${columns} FROM mini_programs WHERE TRUE ${bySubject} ${byAppId} ${byName} ORDER BY id`,
  ).map((row) => withLists(db, row));
}

function insertLists(db: WriteDatabase, id: number, { serviceTypes, preapprovals }: MiniProgram): void {
  for (const [position, type] of serviceTypes.entries()) {
    run(
      db,
      sql`INSERT INTO mini_program_services (mini_program_id, position, type) VALUES (${id}, ${position}, ${type})`,
    );
  }
  for (const [position, { type, code, validUntil }] of preapprovals.entries()) {
    run(
      db,
      sql`INSERT INTO mini_program_preapprovals (mini_program_id, position, type, code, valid_until)
        VALUES (${id}, ${position}, ${type}, ${code}, ${validUntil})`,
    );
  }
}

function withLists(db: ReadDatabase, row: Row): StoredMiniProgram {
  const services = all<{ type: number }>(
    db,
    sql`SELECT type FROM mini_program_services WHERE mini_program_id = ${row.id} ORDER BY position`,
  );
  const preapprovals = all<Preapproval>(
    db,
    sql`SELECT type, code, valid_until AS validUntil FROM mini_program_preapprovals
      WHERE mini_program_id = ${row.id} ORDER BY position`,
  );
  return { ...row, serviceTypes: services.map(({ type }) => type), preapprovals };
}
