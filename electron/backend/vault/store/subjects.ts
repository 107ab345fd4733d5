import type { Subject } from '#shared/filing/subject.ts';
import { all, get, insertOne, type ReadDatabase, sql, stamp, updateOne, type WriteDatabase } from '../sql.ts';

/** A subject with who holds its two roles. */
export interface SubjectEntry {
  readonly subject: Subject;
  readonly legalRepresentativeId: number | null;
  readonly principalId: number | null;
}

export interface StoredSubject extends Subject {
  readonly id: number;
  readonly legalRepresentativeId: number | null;
  readonly principalId: number | null;
}

/** What to look for; a field that is left out matches everything, those given must all match. */
export interface SubjectQuery {
  readonly certificateNumber?: string | undefined;
  readonly name?: string | undefined;
}

export const subjectColumns = sql`
  type, name, province, city, district, address, comment, record_number AS recordNumber,
  certificate_type AS certificateType, certificate_number AS certificateNumber,
  certificate_address AS certificateAddress, certificate_valid_from AS certificateValidFrom,
  certificate_valid_until AS certificateValidUntil, business_scope AS businessScope`;
const columns = sql`
  ${subjectColumns}, id, legal_representative_id AS legalRepresentativeId, principal_id AS principalId`;

/** Stores a subject and returns the id. */
export function insertSubject(
  db: WriteDatabase,
  { subject, legalRepresentativeId, principalId }: SubjectEntry,
): number {
  const at = stamp(db);
  return insertOne(
    db,
    sql`INSERT INTO subjects (
      legal_representative_id, principal_id,
      type, name, province, city, district, address, comment, record_number,
      certificate_type, certificate_number, certificate_address, certificate_valid_from, certificate_valid_until,
      business_scope, created_at, updated_at
    ) VALUES (
      ${legalRepresentativeId}, ${principalId},
      ${subject.type}, ${subject.name}, ${subject.province}, ${subject.city}, ${subject.district},
      ${subject.address}, ${subject.comment}, ${subject.recordNumber},
      ${subject.certificateType}, ${subject.certificateNumber}, ${subject.certificateAddress},
      ${subject.certificateValidFrom}, ${subject.certificateValidUntil},
      ${subject.businessScope}, ${at}, ${at}
    )`,
  );
}

/** The subject of this id; null where there is none. */
export function getSubject(db: ReadDatabase, id: number): StoredSubject | null {
  return get<StoredSubject>(db, sql`SELECT ${columns} FROM subjects WHERE id = ${id}`) ?? null;
}

/** Replaces every field and both roles of a subject that is there. */
export function updateSubject(
  db: WriteDatabase,
  id: number,
  { subject, legalRepresentativeId, principalId }: SubjectEntry,
): void {
  updateOne(
    db,
    sql`UPDATE subjects SET
      legal_representative_id = ${legalRepresentativeId},
      principal_id = ${principalId},
      type = ${subject.type},
      name = ${subject.name},
      province = ${subject.province},
      city = ${subject.city},
      district = ${subject.district},
      address = ${subject.address},
      comment = ${subject.comment},
      record_number = ${subject.recordNumber},
      certificate_type = ${subject.certificateType},
      certificate_number = ${subject.certificateNumber},
      certificate_address = ${subject.certificateAddress},
      certificate_valid_from = ${subject.certificateValidFrom},
      certificate_valid_until = ${subject.certificateValidUntil},
      business_scope = ${subject.businessScope},
      updated_at = ${stamp(db)},
      revision = revision + 1
    WHERE id = ${id}`,
  );
}

/** Subjects by exact certificate number (letter case aside) and name, oldest entry first. */
export function findSubjects(db: ReadDatabase, { certificateNumber, name }: SubjectQuery): StoredSubject[] {
  const byNumber = certificateNumber === undefined ? sql`` : sql`AND certificate_number = ${certificateNumber}`;
  const byName = name === undefined ? sql`` : sql`AND name = ${name}`;
  return all<StoredSubject>(db, sql`SELECT ${columns} FROM subjects WHERE TRUE ${byNumber} ${byName} ORDER BY id`);
}
