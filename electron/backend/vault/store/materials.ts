import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import type { HeldMaterial } from '#shared/scans/storedScan.ts';
import { all, type ReadDatabase, run, sql, type WriteDatabase } from '../sql.ts';
import { type ScanRow, scanColumns, scanOf } from './scans.ts';

/** One scan in one slot of a case. */
export interface MaterialPlace {
  readonly caseId: number;
  readonly slot: MaterialSlotId;
  readonly scanId: number;
}

export interface NewMaterial extends MaterialPlace {
  readonly now: Date;
}

/**
 * Puts a scan at the end of a slot. False when that slot of that case holds the same scan already.
 *
 * How many a slot may hold is for rules to judge, not for the store to refuse.
 */
export function attachScan(db: WriteDatabase, { caseId, slot, scanId, now }: NewMaterial): boolean {
  const inSlot = sql`FROM materials WHERE case_id = ${caseId} AND slot = ${slot}`;
  const inserted = run(
    db,
    sql`INSERT INTO materials (case_id, slot, position, scan_id, attached_at)
      SELECT ${caseId}, ${slot}, (SELECT coalesce(max(position) + 1, 0) ${inSlot}), ${scanId}, ${now.toISOString()}
      WHERE NOT EXISTS (SELECT 1 ${inSlot} AND scan_id = ${scanId})`,
  );
  return inserted === 1;
}

/**
 * Takes a scan out of a slot; the scan itself stays. False when the slot does not hold it.
 *
 * The others keep their positions: they say an order, and gaps do not change it.
 */
export function detachScan(db: WriteDatabase, { caseId, slot, scanId }: MaterialPlace): boolean {
  return run(db, sql`DELETE FROM materials WHERE case_id = ${caseId} AND slot = ${slot} AND scan_id = ${scanId}`) === 1;
}

/** What a case holds, slot by slot, in order. */
export function listMaterials(db: ReadDatabase, caseId: number): HeldMaterial[] {
  return all<ScanRow & { slot: MaterialSlotId; position: number }>(
    db,
    sql`SELECT slot, position, ${scanColumns} FROM materials JOIN scans ON scans.id = scan_id
      WHERE case_id = ${caseId} ORDER BY slot, position`,
  ).map(({ slot, position, ...row }) => ({ slot, position, scan: scanOf(row) }));
}
