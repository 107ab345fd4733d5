import type { Settlement } from '#shared/filing/settlement.ts';
import { all, type Query, type ReadDatabase, run, sql, type WriteDatabase } from '../sql.ts';

const columns = sql`kind, rule, place, about, reason, staff, settled_at AS settledAt`;

/** What was decided about a case, in no order; void ones among it. */
export function listSettlements(db: ReadDatabase, caseId: number): Settlement[] {
  return all<Settlement>(db, sql`SELECT ${columns} FROM settlements WHERE case_id = ${caseId}`);
}

/** What was decided in all cases about findings of rules that begin like this. */
export function listSettlementsOf(db: ReadDatabase, rulePrefix: string): (Settlement & { readonly caseId: number })[] {
  return all<Settlement & { readonly caseId: number }>(
    db,
    sql`SELECT case_id AS caseId, ${columns} FROM settlements WHERE rule >= ${rulePrefix} AND rule < ${`${rulePrefix}\u{10ffff}`}`,
  );
}

/** Whose cases are meant: one, those that share a record with it, or those that share one with a record to come. */
export type Reach =
  | { readonly type: 'case'; readonly caseId: number }
  | { readonly type: 'sharing'; readonly caseId: number }
  | {
      readonly type: 'record';
      readonly subject: { readonly name: string | null; readonly certificateNumber: string | null };
      readonly persons: readonly { readonly name: string | null; readonly certificateNumber: string | null }[];
    };

/** Findings somebody stands by in these cases, void ones among them. Walks from the decisions: they are few. */
export function listOverrides(db: ReadDatabase, reach: Reach): (Settlement & { readonly caseId: number })[] {
  return all<Settlement & { readonly caseId: number }>(
    db,
    sql`SELECT case_id AS caseId, ${columns} FROM settlements
      WHERE kind = 'overridden' AND case_id IN (${casesWithin(reach)}) ORDER BY case_id, rule, place, about`,
  );
}

function casesWithin(reach: Reach): Query {
  if (reach.type === 'case') return sql`${reach.caseId}`;
  const [subjects, persons] = reach.type === 'sharing' ? partsOf(reach.caseId) : partsLike(reach);
  return sql`SELECT cases.id FROM cases
    JOIN mini_programs ON mini_programs.id = cases.mini_program_id
    JOIN subjects ON subjects.id = mini_programs.subject_id
    WHERE cases.id IN (SELECT case_id FROM settlements WHERE kind = 'overridden') AND (
      subjects.id IN (${subjects})
      OR subjects.legal_representative_id IN (${persons})
      OR subjects.principal_id IN (${persons})
      OR mini_programs.principal_id IN (${persons}))`;
}

function partsOf(caseId: number): [subjects: Query, persons: Query] {
  const holder = (role: Query) => sql`SELECT ${role} FROM cases
    JOIN mini_programs ON mini_programs.id = cases.mini_program_id
    JOIN subjects ON subjects.id = mini_programs.subject_id WHERE cases.id = ${caseId}`;
  return [
    holder(sql`subjects.id`),
    sql`${holder(sql`subjects.legal_representative_id`)}
      UNION ${holder(sql`subjects.principal_id`)} UNION ${holder(sql`mini_programs.principal_id`)}`,
  ];
}

function partsLike({ subject, persons }: Extract<Reach, { type: 'record' }>): [subjects: Query, persons: Query] {
  const among = (key: 'name' | 'certificateNumber', given: readonly (typeof subject)[]) =>
    sql`SELECT value FROM json_each(${JSON.stringify(given.map((each) => each[key]).filter((each) => each !== null))})`;
  const like = (given: readonly (typeof subject)[]) =>
    sql`name IN (${among('name', given)}) OR certificate_number IN (${among('certificateNumber', given)})`;
  return [sql`SELECT id FROM subjects WHERE ${like([subject])}`, sql`SELECT id FROM persons WHERE ${like(persons)}`];
}

/**
 * Keeps a decision; an earlier one about the same thing is replaced. Of answers and reminders there is one, whatever it
 * was about before; of findings somebody stands by there can be several at one place.
 */
export function saveSettlement(db: WriteDatabase, caseId: number, settlement: Settlement): void {
  const { kind, rule, place, about, reason, staff, settledAt } = settlement;
  if (kind !== 'overridden') removeSettlements(db, caseId, settlement);
  run(
    db,
    sql`INSERT OR REPLACE INTO settlements (case_id, kind, rule, place, about, reason, staff, settled_at)
      VALUES (${caseId}, ${kind}, ${rule}, ${place}, ${about}, ${reason}, ${staff}, ${settledAt})`,
  );
}

/** Takes back what was decided about one matter, or of one kind at a place whatever it was about; false when nothing was. */
export function removeSettlements(
  db: WriteDatabase,
  caseId: number,
  { kind, rule, place }: Pick<Settlement, 'kind' | 'rule' | 'place'>,
  about?: string,
): boolean {
  const same = about === undefined ? sql`` : sql` AND about = ${about}`;
  return (
    run(
      db,
      sql`DELETE FROM settlements
        WHERE case_id = ${caseId} AND kind = ${kind} AND rule = ${rule} AND place = ${place}${same}`,
    ) > 0
  );
}
