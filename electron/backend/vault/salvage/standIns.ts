/// <reference path="../betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';
import { indexedRows, quoted, type Row } from './tables.ts';

interface Salvaging {
  readonly made: Database;
  readonly broken: Database;
  /** ISO moment. */
  readonly at: string;
}

/** Ids of rows that stand in the place of lost ones, by their table. */
export type StandIns = ReadonlyMap<string, ReadonlySet<number>>;

/**
 * Puts a row in the place of every lost one without which rows that were read could not stay: a case is more than whose it is. Such a
 * row has what the indexes hold of the lost one, and nothing else.
 */
export function putStandIns(salvaging: Salvaging): StandIns {
  const { made } = salvaging;
  const programs = idsIn(
    made,
    'SELECT DISTINCT mini_program_id AS id FROM cases WHERE mini_program_id NOT IN (SELECT id FROM mini_programs)',
  );
  const known = indexedRows(salvaging.broken, 'mini_programs');
  let free = programs.length === 0 ? 0 : freeSubject(salvaging);
  for (const id of programs) {
    const row = known.get(id) ?? {};
    // Where nobody can tell whose it was, a subject of its own: no other client is to be taken for it.
    insert(salvaging, 'mini_programs', id, 'subject_id' in row ? row : { ...row, subject_id: free++ });
  }
  const subjects = idsIn(
    made,
    'SELECT DISTINCT subject_id AS id FROM mini_programs WHERE subject_id NOT IN (SELECT id FROM subjects)',
  );
  const held = indexedRows(salvaging.broken, 'subjects');
  for (const id of subjects) insert(salvaging, 'subjects', id, held.get(id) ?? {});
  const agency = idsIn(
    made,
    `SELECT agency_id AS id FROM agency_phones UNION SELECT agency_id FROM agency_staff
      EXCEPT SELECT id FROM agency`,
  );
  for (const id of agency) insert(salvaging, 'agency', id, {});
  return new Map([
    ['mini_programs', new Set(programs)],
    ['subjects', new Set(subjects)],
    ['agency', new Set(agency)],
  ]);
}

/** Numbers of cases whose subject or mini program only stands in for a lost one. */
export function hollowCases(made: Database, standIns: StandIns): string[] {
  const among = (table: string) => JSON.stringify([...(standIns.get(table) ?? [])]);
  const rows = made
    .prepare(
      `SELECT number FROM cases JOIN mini_programs ON mini_programs.id = cases.mini_program_id
        WHERE mini_programs.id IN (SELECT value FROM json_each(?)) OR subject_id IN (SELECT value FROM json_each(?))
        ORDER BY year, sequence`,
    )
    .all(among('mini_programs'), among('subjects')) as { number: string }[];
  return rows.map(({ number }) => number);
}

function insert({ made, at }: Salvaging, table: string, id: number, row: Row): void {
  const values: Row = { ...row, id, created_at: at, updated_at: at };
  const columns = Object.keys(values);
  made
    .prepare(
      `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    .run(...Object.values(values));
}

/** An id beyond those of all subjects that are, or were. */
function freeSubject({ made, broken }: Salvaging): number {
  const taken = [
    ...idsIn(made, 'SELECT id FROM subjects UNION SELECT subject_id FROM mini_programs'),
    ...indexedRows(broken, 'subjects').keys(),
  ];
  return taken.reduce((most, id) => Math.max(most, id), 0) + 1;
}

function idsIn(db: Database, text: string): number[] {
  return (db.prepare(text).all() as { id: number }[]).map(({ id }) => id);
}
