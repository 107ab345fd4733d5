import { all, type Query, type ReadDatabase, sql, stamp, updateOne, type WriteDatabase } from '../sql.ts';

/** What to look for. `name` and `number` are taken literally, anywhere in a value; letter case aside. */
export interface KnownSearch {
  readonly name: string;
  /** Half-width, without blanks and hyphens; empty where the text cannot be a number. */
  readonly number: string;
  /** These are found, too. */
  readonly ids: readonly number[];
  readonly most: number;
}

/** A record by its name. */
export interface NamedRecord {
  readonly id: number;
  readonly name: string;
}

/** All subjects that have a name, in no order. */
export function subjectNames(db: ReadDatabase): NamedRecord[] {
  return all<NamedRecord>(db, sql`SELECT id, name FROM subjects WHERE name IS NOT NULL`);
}

/** All persons that have a name, in no order. */
export function personNames(db: ReadDatabase): NamedRecord[] {
  return all<NamedRecord>(db, sql`SELECT id, name FROM persons WHERE name IS NOT NULL`);
}

export interface FoundSubject {
  readonly id: number;
  readonly name: string | null;
  readonly certificateNumber: string | null;
}

export interface FoundPerson extends FoundSubject {
  readonly mobile: string | null;
}

/** Subjects by their name, their number, a phone of the people in their two roles, or as one of `ids`; last used first. */
export function searchSubjects(db: ReadDatabase, search: KnownSearch): FoundSubject[] {
  const phoneOfPeople = sql`EXISTS (
    SELECT 1 FROM persons WHERE persons.id IN (legal_representative_id, principal_id)
      AND ${numberLike(sql`mobile, emergency_mobile`, search)})`;
  return all<FoundSubject>(
    db,
    sql`SELECT id, name, certificate_number AS certificateNumber FROM subjects
      WHERE coalesce(name, certificate_number) IS NOT NULL
        AND (${among(search)} OR ${nameLike(search)} OR ${numberLike(sql`certificate_number`, search)} OR ${phoneOfPeople})
      ORDER BY updated_at DESC, id DESC LIMIT ${search.most}`,
  );
}

/** Persons by name, number or phone, or as one of `ids`; last used first. One of whom nothing but a post is known cannot be told apart. */
export function searchPersons(db: ReadDatabase, search: KnownSearch): FoundPerson[] {
  return all<FoundPerson>(
    db,
    sql`SELECT id, name, certificate_number AS certificateNumber, mobile FROM persons
      WHERE coalesce(name, certificate_number, mobile) IS NOT NULL AND (
        ${among(search)} OR ${nameLike(search)} OR ${numberLike(sql`certificate_number, mobile, emergency_mobile`, search)})
      ORDER BY updated_at DESC, id DESC LIMIT ${search.most}`,
  );
}

/** The names of subjects a person holds a role for, in order of their entry, at most `most`. */
export function subjectNamesOf(db: ReadDatabase, personId: number, most: number): string[] {
  return all<{ name: string }>(
    db,
    sql`SELECT name FROM subjects
      WHERE name IS NOT NULL AND id IN (
        SELECT id FROM subjects WHERE legal_representative_id = ${personId}
        UNION ALL SELECT id FROM subjects WHERE principal_id = ${personId}
        UNION ALL SELECT subject_id FROM mini_programs WHERE principal_id = ${personId})
      GROUP BY name ORDER BY min(id) LIMIT ${most}`,
  ).map(({ name }) => name);
}

/** Notes that a subject was chosen for another case, so that it is offered early next time. */
export function markSubjectUsed(db: WriteDatabase, id: number): void {
  updateOne(db, sql`UPDATE subjects SET updated_at = ${stamp(db)} WHERE id = ${id}`);
}

/** Notes that a person was chosen for a role, so that they are offered early next time. */
export function markPersonUsed(db: WriteDatabase, id: number): void {
  updateOne(db, sql`UPDATE persons SET updated_at = ${stamp(db)} WHERE id = ${id}`);
}

function among({ ids }: KnownSearch): Query {
  return sql`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

/** Company names are printed with full-width brackets and typed with half-width ones. */
function nameLike({ name }: KnownSearch): Query {
  const column =
    name.includes('(') || name.includes(')') ? sql`replace(replace(name, '（', '('), '）', ')')` : sql`name`;
  return sql`${column} LIKE ${anywhere(name)} ESCAPE '\\'`;
}

/** Numbers are kept as the client gave them, often in groups: 138 0000 0001. One by one would take twice as long. */
function numberLike(columns: Query, { number, name }: KnownSearch): Query {
  if (number === '' && name !== '') return sql`FALSE`;
  const together = sql`concat_ws(char(10), ${columns})`;
  return sql`replace(replace(${together}, ' ', ''), '-', '') LIKE ${anywhere(number)} ESCAPE '\\'`;
}

function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
