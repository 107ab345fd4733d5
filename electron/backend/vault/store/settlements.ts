import type { Settlement } from '#shared/filing/settlement.ts';
import { all, type ReadDatabase, run, sql, type WriteDatabase } from '../sql.ts';

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
