import { z } from 'zod';
import type { KeptValue } from '#shared/payload/payloadTree.ts';
import { get, type ReadDatabase, run, sql, type WriteDatabase } from '../sql.ts';

const restSchema = z.array(z.object({ path: z.array(z.union([z.string(), z.int()])), value: z.json() }));

/** What an imported payload said that the form model has no place for; empty for most cases. */
export function getPayloadRest(db: ReadDatabase, caseId: number): KeptValue[] {
  const row = get<{ rest: string }>(db, sql`SELECT rest FROM payload_rests WHERE case_id = ${caseId}`);
  return row ? restSchema.parse(JSON.parse(row.rest)) : [];
}

/** Keeps it; what an earlier payload said is replaced. */
export function savePayloadRest(db: WriteDatabase, caseId: number, rest: readonly KeptValue[]): void {
  if (rest.length === 0) run(db, sql`DELETE FROM payload_rests WHERE case_id = ${caseId}`);
  else run(db, sql`INSERT OR REPLACE INTO payload_rests (case_id, rest) VALUES (${caseId}, ${JSON.stringify(rest)})`);
}
