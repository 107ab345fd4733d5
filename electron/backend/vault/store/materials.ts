import type { Day } from '#shared/filing/date.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { extensionOf } from '#shared/scans/contentType.ts';
import type { HeldMaterial } from '#shared/scans/storedScan.ts';
import { all, expectOne, type ReadDatabase, run, sql, type WriteDatabase } from '../sql.ts';
import { type FixRow, fixColumns, fixesOf, fixJoins } from './fixes.ts';
import { type ScanRow, scanColumns, scanOf } from './scans.ts';

/** One scan in one slot of a case. */
export interface MaterialPlace {
  readonly caseId: number;
  readonly slot: MaterialSlotId;
  readonly scanId: number;
}

export interface NewMaterial extends MaterialPlace {
  readonly now: Date;
  /** The name it was given by for this case; that of the stored scan where there is none. */
  readonly name?: string | undefined;
  /** The day under a letter, where it is known already. */
  readonly signedOn?: Day | null | undefined;
  /** Which place of the slot it belongs at; the first free one where that is taken or none is named. */
  readonly position?: number | undefined;
}

/**
 * The first place of a slot from which on so many lie free beside each other.
 *
 * A paper that comes for one that was taken out stands where that stood: a permit belongs to the item of its place, and a page
 * that was taken again between its neighbours. Pages of one paper stay together.
 */
export function freePlace(db: ReadDatabase, { caseId, slot }: Omit<MaterialPlace, 'scanId'>, count = 1): number {
  const taken = all<{ position: number }>(
    db,
    sql`SELECT position FROM materials WHERE case_id = ${caseId} AND slot = ${slot} ORDER BY position`,
  );
  let from = 0;
  for (const { position } of taken) {
    if (position - from >= count) break;
    from = position + 1;
  }
  return from;
}

/**
 * Puts a scan into a slot: at its place, else at the first that is free. False when that slot of that case holds the same scan already,
 * unless a place is named that is free: one paper may serve two items of a list.
 *
 * How many a slot may hold is for rules to judge, not for the store to refuse.
 */
export function attachScan(
  db: WriteDatabase,
  { caseId, slot, scanId, now, name, signedOn, position }: NewMaterial,
): boolean {
  const inSlot = sql`FROM materials WHERE case_id = ${caseId} AND slot = ${slot}`;
  const place = position ?? null;
  const free = freePlace(db, { caseId, slot });
  const wished = sql`(SELECT ${place} WHERE NOT EXISTS (SELECT 1 ${inSlot} AND position = ${place}))`;
  const inserted = run(
    db,
    sql`INSERT INTO materials (case_id, slot, position, scan_id, attached_at, name, signed_on)
      SELECT ${caseId}, ${slot}, coalesce(${wished}, ${free}), ${scanId}, ${now.toISOString()},
        nullif(${name ?? null}, (SELECT name FROM scans WHERE id = ${scanId})),
        coalesce(${signedOn ?? null}, (SELECT max(signed_on) FROM materials WHERE case_id = ${caseId} AND scan_id = ${scanId}))
      WHERE NOT EXISTS (SELECT 1 ${inSlot} AND scan_id = ${scanId})
        OR (${place} IS NOT NULL AND NOT EXISTS (SELECT 1 ${inSlot} AND position = ${place}))`,
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

/**
 * Keeps the day under a letter, null where nobody knows it; one sheet in several slots of the case has one day. False
 * when the case does not hold it.
 */
export function setSignedOn(
  db: WriteDatabase,
  { caseId, scanId, signedOn }: { readonly caseId: number; readonly scanId: number; readonly signedOn: Day | null },
): boolean {
  return (
    run(db, sql`UPDATE materials SET signed_on = ${signedOn} WHERE case_id = ${caseId} AND scan_id = ${scanId}`) > 0
  );
}

/** What a case holds, slot by slot, in order. A file has the name it was given by for this case. */
export function listMaterials(db: ReadDatabase, caseId: number): HeldMaterial[] {
  return all<ScanRow & Row & FixRow>(
    db,
    sql`SELECT slot, position, attached_at AS attachedAt, signed_on AS signedOn, materials.name AS givenName,
        ${scanColumns}, ${fixColumns}
      FROM materials JOIN scans ON scans.id = materials.scan_id ${fixJoins}
      WHERE case_id = ${caseId} ORDER BY slot, position`,
  ).map(({ slot, position, attachedAt, signedOn, givenName, fixedAt, fixFile, recipe, fixFacts, before, ...row }) => {
    const named = givenName === null ? row : { ...row, name: givenName, extension: extensionOf(givenName) };
    const scan = scanOf(named);
    const fixes = fixesOf({ fixedAt, fixFile, recipe, fixFacts, before }, scan.facts);
    return { slot, position, attachedAt, signedOn, scan, ...fixes };
  });
}

/** Numbers of the cases that hold the scan, those in the 回收站 as well. */
export function casesHolding(db: ReadDatabase, scanId: number): string[] {
  return all<{ number: string }>(
    db,
    sql`SELECT DISTINCT number FROM materials JOIN cases ON cases.id = case_id WHERE scan_id = ${scanId} ORDER BY number`,
  ).map(({ number }) => number);
}

/** True when any case holds the scan. */
export function isHeld(db: ReadDatabase, scanId: number): boolean {
  const held = sql`SELECT 1 FROM materials WHERE scan_id = ${scanId}`;
  return expectOne<{ some: 0 | 1 }>(db, sql`SELECT EXISTS (${held}) AS some`).some === 1;
}

interface Row {
  readonly slot: MaterialSlotId;
  readonly position: number;
  readonly attachedAt: string;
  readonly signedOn: Day | null;
  readonly givenName: string | null;
}

/** A file in a slot as the rows have it. */
export interface HeldFile {
  readonly slot: MaterialSlotId;
  readonly position: number;
  readonly scanId: number;
  readonly attachedAt: string;
  /** The name it was given by for this case; null for that of the scan. */
  readonly name: string | null;
  readonly signedOn: Day | null;
}

/** The files of a case as the rows have them. */
export function listHeldFiles(db: ReadDatabase, caseId: number): HeldFile[] {
  return all<HeldFile>(
    db,
    sql`SELECT slot, position, scan_id AS scanId, attached_at AS attachedAt, name, signed_on AS signedOn
      FROM materials WHERE case_id = ${caseId} ORDER BY slot, position`,
  );
}

/** Puts a file at its place, or takes what is there away (null). */
export function setHeldFile(
  db: WriteDatabase,
  caseId: number,
  place: Pick<HeldFile, 'slot' | 'position'>,
  file: HeldFile | null,
): void {
  if (file === null) {
    run(
      db,
      sql`DELETE FROM materials WHERE case_id = ${caseId} AND slot = ${place.slot} AND position = ${place.position}`,
    );
    return;
  }
  run(
    db,
    sql`INSERT INTO materials (case_id, slot, position, scan_id, attached_at, name, signed_on)
      VALUES (${caseId}, ${place.slot}, ${place.position}, ${file.scanId}, ${file.attachedAt}, ${file.name}, ${file.signedOn})
      ON CONFLICT (case_id, slot, position) DO UPDATE SET
        scan_id = excluded.scan_id, attached_at = excluded.attached_at, name = excluded.name, signed_on = excluded.signed_on`,
  );
}
