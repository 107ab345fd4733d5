import { isDeepStrictEqual } from 'node:util';
import type { BundledCase, BundledPerson } from '#shared/bundle/bundledCase.ts';
import { fieldsOf } from '#shared/bundle/casePaths.ts';
import { personSchema } from '#shared/filing/person.ts';
import type { WriteDatabase } from '../vault/sql.ts';
import { caseOfUid, nameCase, namePerson, personOfUid } from '../vault/store/bundles.ts';
import { followedCase, insertFollow } from '../vault/store/caseFollows.ts';
import { type CaseMade, insertComingCase, replaceCase } from '../vault/store/comingCases.ts';
import { getMiniProgram, insertMiniProgram, updateMiniProgram } from '../vault/store/miniPrograms.ts';
import { getPerson, insertPerson, updatePerson } from '../vault/store/persons.ts';
import { getSubject, insertSubject, updateSubject } from '../vault/store/subjects.ts';
import { writeHistory } from './writeHistory.ts';
import { type FileOf, writePapers } from './writePapers.ts';

/** The rows a case is made of, as far as they are there. */
export interface CaseRows {
  readonly caseId: number | null;
  readonly subjectId: number | null;
  readonly miniProgramId: number | null;
}

/**
 * Makes the rows of a case what it is to be: `target`, where it was `current`. Only what differs is written, so that ids
 * others point to stay. Within a transaction.
 */
export function writeCase(
  db: WriteDatabase,
  rows: CaseRows,
  {
    target,
    current,
    fileOf,
    now,
    wasErased,
  }: {
    readonly target: BundledCase;
    readonly current: BundledCase;
    readonly fileOf: FileOf;
    readonly now: Date;
    readonly wasErased?: ((made: CaseMade) => boolean) | undefined;
  },
): { readonly caseId: number; readonly subjectId: number; readonly miniProgramId: number } {
  const { subjectId, miniProgramId } = writeRecords(db, rows, target);
  const caseId = rows.caseId ?? insertNew(db, miniProgramId, target, wasErased);
  if (rows.caseId !== null) replaceCase(db, caseId, target.filingCase, now);
  writeHistory(db, caseId, target, current);
  writePapers(db, caseId, target, fileOf);
  const follows = target.follows === null ? null : caseOfUid(db, target.follows);
  if (follows !== null && follows !== caseId && followedCase(db, caseId) === null) insertFollow(db, caseId, follows);
  return { caseId, subjectId, miniProgramId };
}

function insertNew(
  db: WriteDatabase,
  miniProgramId: number,
  { uid, filingCase, createdAt, updatedAt }: BundledCase,
  wasErased: ((made: CaseMade) => boolean) | undefined,
) {
  const { id } = insertComingCase(db, { miniProgramId, filingCase, createdAt, updatedAt, wasErased });
  nameCase(db, id, uid);
  return id;
}

/** Persons, subject and mini program: what a case may share with others. What is not there yet is made. */
function writeRecords(db: WriteDatabase, rows: Omit<CaseRows, 'caseId'>, target: BundledCase) {
  const idOf = writePersons(db, target);
  const subjectId = rows.subjectId ?? insertSubject(db, subjectOf(target, idOf));
  if (rows.subjectId !== null) writeSubject(db, rows.subjectId, target, idOf);
  const program = programOf(target, idOf);
  const miniProgramId = rows.miniProgramId ?? insertMiniProgram(db, { ...program, subjectId });
  if (rows.miniProgramId !== null) writeMiniProgram(db, rows.miniProgramId, target, idOf);
  return { subjectId, miniProgramId };
}

/** Makes those of the shared records that are there what they are to be, and makes no new one. Within a transaction. */
export function restoreRecords(
  db: WriteDatabase,
  { subjectId, miniProgramId }: Omit<CaseRows, 'caseId'>,
  target: BundledCase,
): void {
  const idOf = writePersons(db, target);
  if (subjectId !== null) writeSubject(db, subjectId, target, idOf);
  if (miniProgramId !== null) writeMiniProgram(db, miniProgramId, target, idOf);
}

type IdOf = (uid: string | null) => number | null;

function writePersons(db: WriteDatabase, { persons }: BundledCase): IdOf {
  const ids = new Map(persons.map((person) => [person.uids[0], writePerson(db, person)]));
  return (uid) => (uid === null ? null : (ids.get(uid) ?? null));
}

function subjectOf({ subject, roles }: BundledCase, idOf: IdOf) {
  return {
    subject,
    legalRepresentativeId: idOf(roles.legalRepresentative),
    principalId: idOf(roles.subjectPrincipal),
  };
}

function writeSubject(db: WriteDatabase, id: number, target: BundledCase, idOf: IdOf): void {
  const entry = subjectOf(target, idOf);
  const { id: _, legalRepresentativeId, principalId, ...subject } = getSubject(db, id) ?? {};
  if (!isDeepStrictEqual({ subject, legalRepresentativeId, principalId }, entry)) updateSubject(db, id, entry);
}

function programOf({ miniProgram, roles }: BundledCase, idOf: IdOf) {
  return { miniProgram, principalId: idOf(roles.appPrincipal) };
}

function writeMiniProgram(db: WriteDatabase, id: number, target: BundledCase, idOf: IdOf): void {
  const entry = programOf(target, idOf);
  const { id: _, subjectId: __, principalId, ...miniProgram } = getMiniProgram(db, id) ?? {};
  if (!isDeepStrictEqual({ miniProgram, principalId }, entry)) updateMiniProgram(db, id, entry);
}

function writePerson(db: WriteDatabase, person: BundledPerson): number {
  const fields = personSchema.parse(fieldsOf(person));
  const known = personOfUid(db, person.uids[0] ?? '');
  const id = known ?? insertPerson(db, fields);
  namePerson(db, id, person.uids);
  if (known === null) return id;
  const { id: _, ...held } = getPerson(db, known) ?? {};
  if (!isDeepStrictEqual(held, fields)) updatePerson(db, known, fields);
  return id;
}
