import { all, get, type Query, type ReadDatabase, run, sql, transaction, type WriteDatabase } from '../sql.ts';

/** A table of which cases consist, and how a row of it names the part of a case that it changes. */
interface Watched {
  readonly table: Query;
  readonly part: Query;
  readonly column: Query;
}

const watched: readonly Watched[] = [
  { table: sql`cases`, part: sql`'case'`, column: sql`id` },
  { table: sql`materials`, part: sql`'case'`, column: sql`case_id` },
  { table: sql`case_events`, part: sql`'case'`, column: sql`case_id` },
  { table: sql`case_marks`, part: sql`'case'`, column: sql`case_id` },
  { table: sql`mini_programs`, part: sql`'miniProgram'`, column: sql`id` },
  { table: sql`mini_program_services`, part: sql`'miniProgram'`, column: sql`mini_program_id` },
  { table: sql`mini_program_preapprovals`, part: sql`'miniProgram'`, column: sql`mini_program_id` },
  { table: sql`subjects`, part: sql`'subject'`, column: sql`id` },
  { table: sql`persons`, part: sql`'person'`, column: sql`id` },
  { table: sql`scans`, part: sql`'scan'`, column: sql`id` },
  { table: sql`fixes`, part: sql`'scan'`, column: sql`scan_id` },
];

const happenings = [
  { name: sql`insert`, row: sql`new` },
  { name: sql`update`, row: sql`new` },
  { name: sql`delete`, row: sql`old` },
];

/**
 * From now on the database itself notes which parts of cases are written, whoever writes them; calling again starts
 * afresh.
 *
 * The notes are a temporary table of this connection – the only one there is, the vault is opened exclusively – filled
 * by temporary triggers. What is rolled back is not noted, and nothing of it reaches the file.
 */
export function watchCases(db: WriteDatabase): void {
  transaction(db, () => {
    run(db, sql`DROP TABLE IF EXISTS temp.touched`);
    run(
      db,
      sql`CREATE TEMP TABLE touched (part TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (part, id)) WITHOUT ROWID`,
    );
    for (const { table, part, column } of watched) {
      for (const { name, row } of happenings) {
        const trigger = sql`temp.touched_${table}_${name}`;
        run(db, sql`DROP TRIGGER IF EXISTS ${trigger}`);
        run(
          db,
          sql`CREATE TEMP TRIGGER touched_${table}_${name} AFTER ${name} ON main.${table} BEGIN
            INSERT INTO touched (part, id) SELECT ${part}, ${row}.${column}
            WHERE NOT EXISTS (SELECT 1 FROM touched WHERE part = ${part} AND id = ${row}.${column});
          END`,
        );
      }
    }
  });
}

/**
 * Ids of the cases that may have changed since the last time, those that are gone among them.
 *
 * Needs `watchCases` before. A part that serves several cases touches them all, a cancellation those before it.
 */
export function takeTouchedCases(db: WriteDatabase): number[] {
  if (!anyTouched(db)) return [];
  const cases = sql`JOIN mini_programs ON mini_programs.id = cases.mini_program_id
    JOIN subjects ON subjects.id = mini_programs.subject_id`;
  const ids = all<{ id: number }>(
    db,
    sql`WITH touchedPerson AS (SELECT id FROM touched WHERE part = 'person')
      SELECT id FROM touched WHERE part = 'case'
      UNION SELECT cases.id FROM touched
        JOIN cases AS ending ON ending.id = touched.id AND ending.filing_type = 'cancel'
        JOIN cases ON cases.mini_program_id = ending.mini_program_id WHERE part = 'case'
      UNION SELECT cases.id FROM touched JOIN cases ON cases.mini_program_id = touched.id WHERE part = 'miniProgram'
      UNION SELECT cases.id FROM touched
        JOIN mini_programs ON mini_programs.subject_id = touched.id
        JOIN cases ON cases.mini_program_id = mini_programs.id WHERE part = 'subject'
      UNION SELECT case_id FROM touched JOIN materials ON scan_id = touched.id WHERE part = 'scan'
      UNION SELECT cases.id FROM cases ${cases} WHERE mini_programs.principal_id IN touchedPerson
      UNION SELECT cases.id FROM cases ${cases} WHERE subjects.principal_id IN touchedPerson
      UNION SELECT cases.id FROM cases ${cases} WHERE subjects.legal_representative_id IN touchedPerson`,
  );
  run(db, sql`DELETE FROM touched`);
  return ids.map(({ id }) => id);
}

function anyTouched(db: ReadDatabase): boolean {
  return get<object>(db, sql`SELECT 1 AS some FROM touched LIMIT 1`) !== undefined;
}
