import { isSlot, type NewOwnRule, newOwnRuleSchema, type OwnRule } from '#shared/rules/ownRules.ts';
import { all, get, insertOne, type ReadDatabase, sql, updateOne, type WriteDatabase } from '../sql.ts';

/** A rule as it is kept, with the reason it was made of. */
export interface StoredOwnRule extends OwnRule {
  readonly reasonId: number | null;
}

type Row = Omit<StoredOwnRule, 'words'> & { readonly words: string };

const columns = sql`id, province, field, words, message, reason_id AS reasonId, created_at AS createdAt`;

/** All own rules, the newest first. */
export function listOwnRules(db: ReadDatabase): StoredOwnRule[] {
  return all<Row>(db, sql`SELECT ${columns} FROM own_rules ORDER BY created_at DESC, id DESC`).flatMap(ruleOf);
}

/** The rule of this id; null where there is none, or where it is about a field this version no longer has. */
export function getOwnRule(db: ReadDatabase, id: number): StoredOwnRule | null {
  const row = get<Row>(db, sql`SELECT ${columns} FROM own_rules WHERE id = ${id}`);
  return row ? (ruleOf(row)[0] ?? null) : null;
}

/** Keeps a rule and returns its id. `createdAt` is an ISO moment. */
export function insertOwnRule(
  db: WriteDatabase,
  { province, field, words, message }: NewOwnRule,
  { reasonId, createdAt }: Pick<StoredOwnRule, 'reasonId' | 'createdAt'>,
): number {
  return insertOne(
    db,
    sql`INSERT INTO own_rules (province, field, words, message, reason_id, created_at)
      VALUES (${province}, ${field}, ${JSON.stringify(words)}, ${message}, ${reasonId}, ${createdAt})`,
  );
}

/** Removes a rule that is there; throws where it is not. */
export function deleteOwnRule(db: WriteDatabase, id: number): void {
  updateOne(db, sql`DELETE FROM own_rules WHERE id = ${id}`);
}

/** Whether a reason of a rejection is there. */
export function isRejectionReason(db: ReadDatabase, id: number): boolean {
  return get<object>(db, sql`SELECT 1 AS there FROM rejection_reasons WHERE id = ${id}`) !== undefined;
}

/** None for a rule about a field that this version no longer has: it stays in the vault and judges nothing. */
function ruleOf({ id, createdAt, reasonId, words, ...row }: Row): StoredOwnRule[] {
  const read = newOwnRuleSchema.safeParse({ ...row, words: JSON.parse(words) });
  if (!read.success) return [];
  // Earlier versions kept words with papers, where they could never be found.
  return [{ ...read.data, words: isSlot(read.data.field) ? [] : read.data.words, id, createdAt, reasonId }];
}
