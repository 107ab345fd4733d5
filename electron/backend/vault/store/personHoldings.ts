import { quotesOf } from '#shared/erasure/quotedWords.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import type { Role } from '#shared/filing/person.ts';
import type { Stage } from '#shared/filing/stage.ts';
import { all, type Query, type ReadDatabase, sql } from '../sql.ts';

/** A case in which somebody holds a role; several roles are several rows. */
export interface HeldRole {
  readonly caseId: number;
  readonly caseNumber: string;
  readonly role: Role;
  readonly subjectName: string | null;
  readonly miniProgramName: string | null;
  readonly stage: Stage;
  readonly createdAt: string;
  readonly removedAt: string | null;
}

/** A picture in a case. */
export interface HeldPicture {
  readonly caseNumber: string;
  readonly slot: MaterialSlotId;
  readonly name: string;
  readonly bytes: number;
  readonly receivedAt: string;
  readonly fixes: number;
}

/** A letter on which somebody stands. */
export interface HeldLetter {
  readonly caseNumber: string;
  readonly template: string;
  readonly madeAt: string;
  /** What of theirs it shows. */
  readonly fields: readonly string[];
}

/** Ids of those with this name and this number of a certificate or phone, each exactly; letters of a number in either case. */
export function findPersons(db: ReadDatabase, { name, number }: { name: string; number: string }): number[] {
  return all<{ id: number }>(
    db,
    sql`SELECT id FROM persons WHERE name = ${name}
      AND (certificate_number = ${number} OR mobile = ${number} OR emergency_mobile = ${number}) ORDER BY id`,
  ).map(({ id }) => id);
}

/** Moments a row about somebody was made and last changed. */
export function personDates(db: ReadDatabase, id: number): { createdAt: string; updatedAt: string } | undefined {
  return all<{ createdAt: string; updatedAt: string }>(
    db,
    sql`SELECT created_at AS createdAt, updated_at AS updatedAt FROM persons WHERE id = ${id}`,
  )[0];
}

/** Ids of subjects that are this human being. */
export function findOwnSubjects(db: ReadDatabase, { name, number }: { name: string; number: string }): number[] {
  return all<{ id: number }>(
    db,
    sql`SELECT id FROM subjects WHERE name = ${name} AND certificate_number = ${number} ORDER BY id`,
  ).map(({ id }) => id);
}

/** In which cases they hold which role, those in the 回收站 among them, in the order of the numbers. */
export function listHeldRoles(db: ReadDatabase, personIds: readonly number[]): HeldRole[] {
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(personIds)}))`;
  return all<HeldRole>(
    db,
    sql`SELECT cases.id AS caseId, cases.number AS caseNumber, held.role AS role, subjects.name AS subjectName,
        mini_programs.name AS miniProgramName, stage, cases.created_at AS createdAt, removed_at AS removedAt
      FROM (
        SELECT id AS program, 'appPrincipal' AS role FROM mini_programs WHERE principal_id IN ${ids}
        UNION SELECT mini_programs.id, 'subjectPrincipal' FROM mini_programs
          JOIN subjects ON subjects.id = subject_id WHERE subjects.principal_id IN ${ids}
        UNION SELECT mini_programs.id, 'legalRepresentative' FROM mini_programs
          JOIN subjects ON subjects.id = subject_id WHERE legal_representative_id IN ${ids}
      ) AS held
      JOIN cases ON cases.mini_program_id = held.program
      JOIN mini_programs ON mini_programs.id = held.program
      JOIN subjects ON subjects.id = subject_id
      ORDER BY year, sequence, held.role`,
  );
}

/** Everything that lies in the slots of a case. */
export function listHeldPictures(db: ReadDatabase, caseId: number): HeldPicture[] {
  return all<HeldPicture>(
    db,
    sql`SELECT cases.number AS caseNumber, slot, coalesce(materials.name, scans.name) AS name, bytes,
        received_at AS receivedAt, (SELECT count(*) FROM fixes WHERE fixes.scan_id = scans.id) AS fixes
      FROM materials JOIN scans ON scans.id = scan_id JOIN cases ON cases.id = case_id
      WHERE case_id = ${caseId} ORDER BY slot, position`,
  );
}

/** A picture that lay in a case and was exchanged or taken out; the vault keeps it until the case is erased. */
export type FormerPicture = Omit<HeldPicture, 'slot'>;

/** What lay once in cases in which these persons hold a role, or held one; the slot is not remembered. */
export function listFormerPictures(db: ReadDatabase, personIds: readonly number[]): FormerPicture[] {
  return all<FormerPicture>(
    db,
    sql`SELECT cases.number AS caseNumber, scans.name AS name, bytes, received_at AS receivedAt,
        (SELECT count(*) FROM fixes WHERE fixes.scan_id = scans.id) AS fixes
      FROM case_traces JOIN scans ON part = 'scan' AND scans.id = part_id JOIN cases ON cases.id = case_id
      WHERE NOT EXISTS (SELECT 1 FROM materials WHERE materials.case_id = cases.id AND materials.scan_id = scans.id)
        AND scans.id NOT IN (SELECT scan_id FROM intake_items WHERE scan_id IS NOT NULL AND state <> 'accepted')
        AND cases.id IN (${casesOf(personIds)})
      ORDER BY year, sequence, scans.id`,
  );
}

/** A file that came in and lies in no case. */
export interface TrayHolding {
  readonly id: number;
  readonly state: 'pending' | 'dismissed';
  /** With its folders. */
  readonly path: string;
  /** Null where nothing could be made of the file; only its name is kept then. */
  readonly bytes: number | null;
  readonly takenAt: string;
}

/**
 * What came in and lies in no case, but quotes one of these words in its name, or belongs, or belonged, into a case of these
 * persons as far as anybody knows; `proposed` are ids of items that seem to belong there now.
 */
export function listTrayHoldings(
  db: ReadDatabase,
  {
    personIds,
    words,
    proposed,
  }: { personIds: readonly number[]; words: readonly string[]; proposed: readonly number[] },
): TrayHolding[] {
  const traced = all<{ id: number }>(
    db,
    sql`SELECT intake_items.id FROM intake_items JOIN case_traces ON part = 'scan' AND part_id = scan_id
      WHERE case_id IN (${casesOf(personIds)})`,
  );
  const theirs = new Set([...proposed, ...traced.map(({ id }) => id)]);
  const quotes = quotesOf(words);
  return all<TrayHolding>(
    db,
    sql`SELECT intake_items.id, state, path, bytes, taken_at AS takenAt FROM intake_items LEFT JOIN scans ON scans.id = scan_id
      WHERE state <> 'accepted' ORDER BY intake_items.id`,
  ).filter(({ id, path }) => theirs.has(id) || quotes(path));
}

/** The cases in which any of these persons holds a role, or held one. */
function casesOf(personIds: readonly number[]): Query {
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(personIds)}))`;
  return sql`
    SELECT case_id FROM case_traces WHERE part = 'person' AND part_id IN ${ids}
    UNION SELECT cases.id FROM cases JOIN mini_programs ON mini_programs.id = mini_program_id
      JOIN subjects ON subjects.id = subject_id
      WHERE mini_programs.principal_id IN ${ids} OR subjects.principal_id IN ${ids} OR legal_representative_id IN ${ids}`;
}

/** Letters of any case that show one of these words. */
export function listHeldLetters(db: ReadDatabase, words: readonly string[]): HeldLetter[] {
  const rows = all<{ caseNumber: string; template: string; madeAt: string; fields: string }>(
    db,
    sql`SELECT cases.number AS caseNumber, template, made_at AS madeAt, json_group_array(value) AS fields
      FROM letters JOIN cases ON cases.id = case_id JOIN letter_values ON letter_id = letters.id
      WHERE EXISTS (SELECT 1 FROM json_each(${JSON.stringify(words)}) AS word WHERE instr(letter_values.value, word.value) > 0)
      GROUP BY letters.id ORDER BY letters.id`,
  );
  return rows.map(({ fields, ...row }) => ({ ...row, fields: JSON.parse(fields) as string[] }));
}
