import type { HeldPerson } from '#shared/filing/filingCase.ts';
import type { Person } from '#shared/filing/person.ts';
import { all, get, insertOne, type ReadDatabase, sql, stamp, updateOne, type WriteDatabase } from '../sql.ts';

const columns = sql`
  id, name, certificate_type AS certificateType, certificate_number AS certificateNumber,
  certificate_valid_from AS certificateValidFrom, certificate_valid_until AS certificateValidUntil,
  mobile, emergency_mobile AS emergencyMobile, email, post`;

/** Stores a person and returns the id. The same human being should be stored once: look for them first. */
export function insertPerson(db: WriteDatabase, person: Person): number {
  const at = stamp(db);
  return insertOne(
    db,
    sql`INSERT INTO persons (
      name, certificate_type, certificate_number, certificate_valid_from, certificate_valid_until,
      mobile, emergency_mobile, email, post, created_at, updated_at
    ) VALUES (
      ${person.name}, ${person.certificateType}, ${person.certificateNumber},
      ${person.certificateValidFrom}, ${person.certificateValidUntil},
      ${person.mobile}, ${person.emergencyMobile}, ${person.email}, ${person.post}, ${at}, ${at}
    )`,
  );
}

/** The person of this id; null where there is none. */
export function getPerson(db: ReadDatabase, id: number): HeldPerson | null {
  return get<HeldPerson>(db, sql`SELECT ${columns} FROM persons WHERE id = ${id}`) ?? null;
}

/** Replaces every field of a person who is there. */
export function updatePerson(db: WriteDatabase, id: number, person: Person): void {
  updateOne(
    db,
    sql`UPDATE persons SET
      name = ${person.name},
      certificate_type = ${person.certificateType},
      certificate_number = ${person.certificateNumber},
      certificate_valid_from = ${person.certificateValidFrom},
      certificate_valid_until = ${person.certificateValidUntil},
      mobile = ${person.mobile},
      emergency_mobile = ${person.emergencyMobile},
      email = ${person.email},
      post = ${person.post},
      updated_at = ${stamp(db)},
      revision = revision + 1
    WHERE id = ${id}`,
  );
}

/** Everybody with this certificate number, whatever the case of a final X, oldest entry first. */
export function findPersonsByCertificate(db: ReadDatabase, number: string): HeldPerson[] {
  return all<HeldPerson>(db, sql`SELECT ${columns} FROM persons WHERE certificate_number = ${number} ORDER BY id`);
}
