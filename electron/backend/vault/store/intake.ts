import { createHash } from 'node:crypto';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import type { KeptHalf } from '#shared/intake/proposal.ts';
import type { StoredScan } from '#shared/scans/storedScan.ts';
import {
  all,
  expectOne,
  get,
  insertOne,
  type Query,
  type ReadDatabase,
  run,
  sql,
  stamp,
  updateOne,
  type WriteDatabase,
} from '../sql.ts';
import { type ScanRow, scanColumns, scanOf } from './scans.ts';

/** Slots of one case; `kept` is the half that nobody chose and the desk only guesses. */
export interface IntakePlace {
  readonly caseId: number;
  readonly slots: readonly MaterialSlotId[];
  readonly kept?: KeptHalf;
}

/** What accepting did in one slot: `removed` are the files that made way, as they stood there. */
export interface PlacedIn {
  readonly caseId: number;
  readonly slot: MaterialSlotId;
  readonly removed: readonly {
    readonly scanId: number;
    /** Null where it quoted somebody who was erased. */
    readonly name: string | null;
    readonly signedOn: string | null;
    readonly position: number;
  }[];
}

export type IntakeState = 'pending' | 'accepted' | 'dismissed';

/** One file, or one page of one, that is about to be staged. Moments are ISO. */
export interface NewIntakeItem {
  readonly scanId: number | null;
  readonly sourceId: number | null;
  /** From 1; null for a file that is a picture itself. */
  readonly page: number | null;
  /** Of the picture; of the file where there is none. */
  readonly sha256: string;
  /** With the folders it came in, `/` between them. */
  readonly path: string;
  readonly modifiedAt: string | null;
  readonly remarks: readonly string[];
  /** Shapes of the number on a card, see shared/intake/numberGlyphs.ts; null for everything else. */
  readonly numberGlyphs: Uint8Array | null;
}

/** One item as it is kept, with its picture where there is one. */
export interface IntakeItem extends NewIntakeItem {
  readonly id: number;
  readonly takenAt: string;
  readonly state: IntakeState;
  readonly chosen: IntakePlace | null;
  readonly placed: readonly PlacedIn[];
  readonly scan: StoredScan | null;
  /** Name of the file its page was taken from. */
  readonly sourceName: string | null;
}

/** Stages one item and answers with its id. */
export function insertIntakeItem(db: WriteDatabase, item: NewIntakeItem): number {
  return insertOne(
    db,
    sql`INSERT INTO intake_items (scan_id, source_id, page, digest, path, modified_at, taken_at, remarks, number_glyphs)
      VALUES (${item.scanId}, ${item.sourceId}, ${item.page}, ${item.sha256}, ${item.path}, ${item.modifiedAt},
        ${stamp(db)}, ${JSON.stringify(item.remarks)}, ${item.numberGlyphs})`,
  );
}

interface ItemRow {
  readonly itemId: number;
  readonly scanId: number | null;
  readonly sourceId: number | null;
  readonly page: number | null;
  readonly itemSha256: string;
  readonly path: string;
  readonly modifiedAt: string | null;
  readonly takenAt: string;
  readonly remarks: string;
  readonly numberGlyphs: Uint8Array | null;
  readonly state: IntakeState;
  readonly chosen: string | null;
  readonly placed: string | null;
  readonly sourceName: string | null;
}

/** The ids of one state, in the order they came. */
export function listIntakeIds(db: ReadDatabase, state: IntakeState): number[] {
  return all<{ id: number }>(db, sql`SELECT id FROM intake_items WHERE state = ${state} ORDER BY id`).map(
    ({ id }) => id,
  );
}

/** What waits, in the order it came, with a mark that is another one after anything but its picture has changed. */
export function waitingMarks(db: ReadDatabase): { id: number; mark: string }[] {
  return all(
    db,
    sql`SELECT id, concat_ws(char(10), scan_id, source_id, path, remarks, chosen) AS mark
      FROM intake_items WHERE state = 'pending' ORDER BY id`,
  );
}

/** These items, in the order they came; ids that are not there are passed over. */
export function getIntakeItems(db: ReadDatabase, ids: readonly number[]): IntakeItem[] {
  return itemsWhere(db, sql`intake_items.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}

function itemsWhere(db: ReadDatabase, condition: Query): IntakeItem[] {
  return all<ItemRow & ScanRow>(
    db,
    sql`SELECT intake_items.id AS itemId, scan_id AS scanId, source_id AS sourceId, page, digest AS itemSha256,
        path, modified_at AS modifiedAt, taken_at AS takenAt, remarks, number_glyphs AS numberGlyphs, state, chosen, placed,
        (SELECT source.name FROM scans AS source WHERE source.id = source_id) AS sourceName, ${scanColumns}
      FROM intake_items LEFT JOIN scans ON scans.id = scan_id
      WHERE ${condition} ORDER BY intake_items.id`,
  ).map(({ itemId, scanId, sourceId, page, itemSha256, path, modifiedAt, takenAt, remarks, state, ...row }) => {
    const { chosen, placed, sourceName, numberGlyphs, ...scanRow } = row;
    return {
      id: itemId,
      scanId,
      sourceId,
      page,
      sha256: itemSha256,
      path,
      modifiedAt,
      takenAt,
      remarks: JSON.parse(remarks),
      numberGlyphs,
      state,
      chosen: chosen === null ? null : JSON.parse(chosen),
      placed: placed === null ? [] : JSON.parse(placed),
      scan: scanId === null ? null : scanOf(scanRow),
      sourceName,
    };
  });
}

/** How many items there are of each state. */
export function countIntakeItems(db: ReadDatabase): Record<IntakeState, number> {
  const counts = { pending: 0, accepted: 0, dismissed: 0 };
  for (const { state, count } of all<{ state: IntakeState; count: number }>(
    db,
    sql`SELECT state, count(*) AS count FROM intake_items GROUP BY state`,
  )) {
    counts[state] = count;
  }
  return counts;
}

/** How much waits, how much of it came after an item, and which came last; without looking at any of it. */
export function intakeNews(db: ReadDatabase, after: number): { pending: number; fresh: number; newest: number } {
  return expectOne(
    db,
    sql`SELECT count(*) FILTER (WHERE state = 'pending') AS pending,
        count(*) FILTER (WHERE state = 'pending' AND id > ${after}) AS fresh, coalesce(max(id), 0) AS newest
      FROM intake_items`,
  );
}

/** Ids and states of the items with exactly these bytes, or taken out of a file with them; the newest first. */
export function findIntakeItems(db: ReadDatabase, sha256: string): { id: number; state: IntakeState }[] {
  return all(
    db,
    sql`SELECT id, state FROM intake_items
      WHERE digest = ${sha256} OR source_id = (SELECT id FROM scans WHERE sha256 = ${sha256}) ORDER BY id DESC`,
  );
}

/** The pictures that were taken out of a file as its pages. */
export function pagesOfSource(db: ReadDatabase, sourceId: number): { fileId: string; sha256: string }[] {
  return all(
    db,
    sql`SELECT DISTINCT file_id AS fileId, sha256 FROM scans
      WHERE id IN (SELECT scan_id FROM intake_items WHERE source_id = ${sourceId} AND scan_id IS NOT NULL)`,
  );
}

/** Where the scan with these bytes lies: case by case, those in the 回收站 aside. */
export function placesOfBytes(
  db: ReadDatabase,
  sha256: string,
): { caseNumber: string; subjectName: string | null; slot: MaterialSlotId }[] {
  return all(
    db,
    sql`SELECT cases.number AS caseNumber, subjects.name AS subjectName, slot
      FROM materials
      JOIN scans ON scans.id = materials.scan_id
      JOIN cases ON cases.id = materials.case_id
      JOIN mini_programs ON mini_programs.id = cases.mini_program_id
      JOIN subjects ON subjects.id = mini_programs.subject_id
      WHERE scans.sha256 = ${sha256} AND cases.removed_at IS NULL ORDER BY year, sequence, slot`,
  );
}

/** Whether the picture of an item still lies in a case, those in the 回收站 aside. */
export function liesInCase(db: ReadDatabase, id: number): boolean {
  return (
    get(
      db,
      sql`SELECT 1 AS found FROM intake_items
        JOIN materials ON materials.scan_id = intake_items.scan_id
        JOIN cases ON cases.id = materials.case_id
        WHERE intake_items.id = ${id} AND cases.removed_at IS NULL LIMIT 1`,
    ) !== undefined
  );
}

/** Ends an item's waiting: what accepting did, or that it was dismissed. */
export function settleIntakeItem(
  db: WriteDatabase,
  id: number,
  state: 'accepted' | 'dismissed',
  placed: readonly PlacedIn[] = [],
): void {
  updateOne(
    db,
    sql`UPDATE intake_items SET state = ${state}, settled_at = ${stamp(db)},
      placed = ${placed.length === 0 ? null : JSON.stringify(placed)} WHERE id = ${id}`,
  );
}

/** Remembers that a picture seemed to belong into a case, with which it is erased once no other holds it. */
export function traceToCase(db: WriteDatabase, caseId: number, scanId: number): void {
  run(db, sql`INSERT OR IGNORE INTO case_traces (case_id, part, part_id) VALUES (${caseId}, 'scan', ${scanId})`);
}

/** Lets an item wait again, as if nobody had settled it. */
export function reopenIntakeItem(db: WriteDatabase, id: number): void {
  updateOne(db, sql`UPDATE intake_items SET state = 'pending', settled_at = NULL, placed = NULL WHERE id = ${id}`);
}

/** Keeps where somebody wants an item; null for wherever it is proposed. */
export function chooseForIntakeItem(db: WriteDatabase, id: number, chosen: IntakePlace | null): void {
  updateOne(
    db,
    sql`UPDATE intake_items SET chosen = ${chosen === null ? null : JSON.stringify(chosen)} WHERE id = ${id}`,
  );
}

/** True when a file of the watched folder was looked at in this state of it. */
export function wasWatched(db: ReadDatabase, path: string, mark: string): boolean {
  return (
    get(
      db,
      sql`SELECT 1 AS seen FROM watched_files WHERE path IN (${digestOfPath(path)}, ${path}) AND mark = ${mark} LIMIT 1`,
    ) !== undefined
  );
}

/** Notes that it was, by a digest of its path: names of files name people. Older versions kept the path itself. */
export function noteWatched(db: WriteDatabase, path: string, mark: string): void {
  run(
    db,
    sql`INSERT INTO watched_files (path, mark, seen_at) VALUES (${digestOfPath(path)}, ${mark}, ${stamp(db)})
      ON CONFLICT (path, mark) DO NOTHING`,
  );
}

/** What is kept of the path of a file that was looked at in the watched folder. */
export function digestOfPath(path: string): string {
  return createHash('sha256').update(path).digest('hex');
}
