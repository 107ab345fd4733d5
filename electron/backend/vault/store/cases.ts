import type { OpenedCase } from '#shared/api/cases.ts';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import type { CaseSummary } from '#shared/filing/caseSummary.ts';
import type { Application, FilingCase, FilingType, HeldPerson } from '#shared/filing/filingCase.ts';
import type { Role } from '#shared/filing/person.ts';
import { inPreparation, type Stage } from '#shared/filing/stage.ts';
import {
  all,
  expectOne,
  get,
  insertOne,
  type Query,
  type ReadDatabase,
  sql,
  transaction,
  updateOne,
  type WriteDatabase,
} from '../sql.ts';
import { insertCaseEvent } from './caseEvents.ts';
import { forgetFillingTicks } from './fillingTicks.ts';
import { getMiniProgram } from './miniPrograms.ts';
import { getPerson } from './persons.ts';
import { getSubject } from './subjects.ts';

/** A new case: what staff decide when they take it on. */
export interface NewCase extends Omit<FilingCase, 'number' | 'stage'> {
  readonly miniProgramId: number;
  readonly now: Date;
}

/** Everything of a case that can change; the number and the mini program cannot. */
export interface CaseChange extends Omit<FilingCase, 'number'> {
  readonly now: Date;
}

export interface StoredCase extends FilingCase {
  readonly id: number;
  readonly miniProgramId: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** ISO moment it was moved to the 回收站; null while it is worked on. */
  readonly removedAt: string | null;
}

const firstStage: Stage = 'findEntrance';
const columns = sql`
  id, mini_program_id AS miniProgramId, number, filing_type AS filingType, entrance, stage, staff,
  planned_on AS plannedOn, note, created_at AS createdAt, updated_at AS updatedAt,
  removed_at AS removedAt`;

/**
 * Takes on a case at the first stage and gives it the next number of its year (by the calendar in China).
 *
 * A number is never given twice, not even after its case was deleted.
 */
export function insertCase(db: WriteDatabase, newCase: NewCase): { id: number; number: string } {
  const { miniProgramId, filingType, entrance, staff, plannedOn, note, now } = newCase;
  return transaction(db, () => {
    const at = now.toISOString();
    const year = Number(chinaDay(now).slice(0, 4));
    const { last } = expectOne<{ last: number }>(
      db,
      sql`INSERT INTO case_years (year, last) VALUES (${year}, 1)
        ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last`,
    );
    const id = insertOne(
      db,
      sql`INSERT INTO cases (
        year, sequence, mini_program_id, filing_type, entrance, stage, staff, planned_on, note, created_at, updated_at
      ) VALUES (
        ${year}, ${last}, ${miniProgramId}, ${filingType}, ${entrance}, ${firstStage}, ${staff}, ${plannedOn}, ${note},
        ${at}, ${at}
      )`,
    );
    insertCaseEvent(db, { caseId: id, kind: 'created', at, fromStage: null, toStage: firstStage, note: null });
    return { id, number: expectOne<StoredCase>(db, sql`SELECT ${columns} FROM cases WHERE id = ${id}`).number };
  });
}

/** The case of this id, in the 回收站 or not; null where there is none. */
export function getCase(db: ReadDatabase, id: number): StoredCase | null {
  return get<StoredCase>(db, sql`SELECT ${columns} FROM cases WHERE id = ${id}`) ?? null;
}

/** The case of exactly this number (not normalised), in the 回收站 or not; null where there is none. */
export function findCaseByNumber(db: ReadDatabase, number: string): StoredCase | null {
  return get<StoredCase>(db, sql`SELECT ${columns} FROM cases WHERE number = ${number}`) ?? null;
}

/** The cases of one type that a mini program has, oldest first, those in the 回收站 among them. */
export function findCases(
  db: ReadDatabase,
  { miniProgramId, filingType }: { readonly miniProgramId: number; readonly filingType: FilingType },
): StoredCase[] {
  return all<StoredCase>(
    db,
    sql`SELECT ${columns} FROM cases
      WHERE mini_program_id = ${miniProgramId} AND filing_type = ${filingType} ORDER BY id`,
  );
}

/** Replaces what can change of a case that is there; a change of stage is kept as an event. */
export function updateCase(db: WriteDatabase, id: number, change: CaseChange): void {
  transaction(db, () => {
    const at = change.now.toISOString();
    const { stage: fromStage } = expectOne<{ stage: Stage }>(db, sql`SELECT stage FROM cases WHERE id = ${id}`);
    updateOne(
      db,
      sql`UPDATE cases SET
        filing_type = ${change.filingType},
        entrance = ${change.entrance},
        stage = ${change.stage},
        staff = ${change.staff},
        planned_on = ${change.plannedOn},
        note = ${change.note},
        updated_at = ${at},
        revision = revision + 1
      WHERE id = ${id}`,
    );
    if (fromStage !== change.stage) {
      insertCaseEvent(db, { caseId: id, kind: 'stageChanged', at, fromStage, toStage: change.stage, note: null });
    }
  });
}

/** A case that goes to another stage: by itself, or sent back. `at` is when it happened, `now` when it was said. */
export interface CaseMove {
  readonly kind: 'stageChanged' | 'rejected';
  readonly toStage: Stage;
  /** ISO moment. */
  readonly at: string;
  readonly note: string | null;
  readonly now: Date;
  /** ISO moment the stage counts from, when that is not `at`. */
  readonly since?: string | null;
}

/** Moves a case that is there to another stage and keeps that as an event. Handed in or sent back, it is filled in anew the next time. */
export function moveCase(
  db: WriteDatabase,
  id: number,
  { kind, toStage, at, note, now, since = null }: CaseMove,
): void {
  transaction(db, () => {
    const { fromStage, number } = expectOne<{ fromStage: Stage; number: string }>(
      db,
      sql`SELECT stage AS fromStage, number FROM cases WHERE id = ${id}`,
    );
    updateOne(
      db,
      sql`UPDATE cases SET stage = ${toStage}, updated_at = ${now.toISOString()}, revision = revision + 1
        WHERE id = ${id}`,
    );
    insertCaseEvent(db, { caseId: id, kind, at, fromStage, toStage, note, since });
    if (kind === 'rejected' || !inPreparation(toStage)) forgetFillingTicks(db, number);
  });
}

/** Marks a case as changed when something that belongs to it was: a note, an answer. */
export function touchCase(db: WriteDatabase, id: number, now: Date): void {
  updateOne(db, sql`UPDATE cases SET updated_at = ${now.toISOString()}, revision = revision + 1 WHERE id = ${id}`);
}

/** Moves a case that is there to the 回收站, or takes it back out; nothing that belongs to it changes. */
export function setCaseRemoved(db: WriteDatabase, id: number, removed: boolean, now: Date): void {
  const at = now.toISOString();
  updateOne(
    db,
    sql`UPDATE cases SET removed_at = ${removed ? at : null}, updated_at = ${at}, revision = revision + 1
      WHERE id = ${id}`,
  );
}

/** The case list, newest number first, without those in the 回收站. */
export function listCases(db: ReadDatabase): CaseSummary[] {
  return all<CaseSummary>(
    db,
    sql`SELECT
      cases.number AS number,
      subjects.name AS subjectName,
      subjects.certificate_number AS subjectCertificateNumber,
      mini_programs.name AS miniProgramName,
      mini_programs.app_id AS appId,
      cases.filing_type AS filingType,
      cases.stage AS stage,
      subjects.province AS province,
      cases.staff AS staff,
      cases.planned_on AS plannedOn,
      count(DISTINCT materials.scan_id) AS materialCount,
      max(cases.updated_at, coalesce(max(materials.attached_at), cases.updated_at)) AS updatedAt
    FROM cases
    JOIN mini_programs ON mini_programs.id = cases.mini_program_id
    JOIN subjects ON subjects.id = mini_programs.subject_id
    LEFT JOIN materials ON materials.case_id = cases.id
    WHERE cases.removed_at IS NULL
    GROUP BY cases.id
    ORDER BY cases.year DESC, cases.sequence DESC`,
  );
}

/** Everything the filing of a case consists of, each person once. The case must be there. */
export function loadApplication(db: ReadDatabase, caseId: number): Application {
  const { id: _, miniProgramId, createdAt, updatedAt, removedAt, ...filingCase } = found(getCase(db, caseId), 'case');
  const {
    id,
    subjectId,
    principalId: appPrincipal,
    ...miniProgram
  } = found(getMiniProgram(db, miniProgramId), 'mini program');
  const stored = found(getSubject(db, subjectId), 'subject');
  const { id: __, legalRepresentativeId: legalRepresentative, principalId: subjectPrincipal, ...subject } = stored;
  const roles = { legalRepresentative, subjectPrincipal, appPrincipal };
  return { filingCase, subject, miniProgram, persons: personsIn(db, Object.values(roles)), roles };
}

/** The subject and the mini program a case is about. The case must be there. */
export function getCaseParts(db: ReadDatabase, caseId: number): { subjectId: number; miniProgramId: number } {
  return expectOne(
    db,
    sql`SELECT mini_programs.subject_id AS subjectId, mini_programs.id AS miniProgramId
      FROM cases JOIN mini_programs ON mini_programs.id = cases.mini_program_id WHERE cases.id = ${caseId}`,
  );
}

/**
 * How many other cases the subject of a case serves, and each person who holds a role in it, by id; without those in
 * the 回收站.
 *
 * Walks from the person by the roles' indexes, so that opening a case costs the same however many cases there are.
 */
export function countOtherCases(db: ReadDatabase, caseId: number): OpenedCase['otherCases'] {
  const { subjectId, ...roles } = expectOne<{ subjectId: number } & Record<Role, number | null>>(
    db,
    sql`SELECT subjects.id AS subjectId, subjects.legal_representative_id AS legalRepresentative,
        subjects.principal_id AS subjectPrincipal, mini_programs.principal_id AS appPrincipal
      FROM cases
      JOIN mini_programs ON mini_programs.id = cases.mini_program_id
      JOIN subjects ON subjects.id = mini_programs.subject_id
      WHERE cases.id = ${caseId}`,
  );
  const count = (miniPrograms: Query) =>
    expectOne<{ others: number }>(
      db,
      sql`SELECT count(*) AS others FROM cases
        WHERE mini_program_id IN (${miniPrograms}) AND id <> ${caseId} AND removed_at IS NULL`,
    ).others;
  const ofSubjects = (role: Query) =>
    sql`SELECT mini_programs.id FROM subjects JOIN mini_programs ON subject_id = subjects.id WHERE ${role}`;
  const countOfPerson = (id: number) =>
    count(sql`SELECT id FROM mini_programs WHERE principal_id = ${id}
      UNION ALL ${ofSubjects(sql`legal_representative_id = ${id}`)}
      UNION ALL ${ofSubjects(sql`subjects.principal_id = ${id}`)}`);
  const ids = [...new Set(Object.values(roles))].filter((id) => id !== null);
  return {
    subject: count(sql`SELECT id FROM mini_programs WHERE subject_id = ${subjectId}`),
    persons: Object.fromEntries(ids.map((id) => [String(id), countOfPerson(id)])),
  };
}

function personsIn(db: ReadDatabase, ids: readonly (number | null)[]): HeldPerson[] {
  return [...new Set(ids)].flatMap((id) => (id === null ? [] : [found(getPerson(db, id), 'person')]));
}

function found<Row>(row: Row | null, what: string): Row {
  if (row === null) throw new Error(`no such ${what}`);
  return row;
}
