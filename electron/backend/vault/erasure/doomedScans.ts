import { quotesOf } from '#shared/erasure/quotedWords.ts';
import { all, type ReadDatabase, sql } from '../sql.ts';
import type { Wish } from './doomed.ts';
import { among, idsOf } from './idLists.ts';
import { looseScans } from './loose.ts';

/** Pictures and records of the tray that go, how many pictures of the cases stay, and how many things that wait may be theirs. */
export interface DoomedScans {
  readonly scans: readonly number[];
  readonly trayItems: readonly number[];
  readonly kept: number;
  readonly waiting: number;
}

/**
 * Decides which pictures and records of the tray go.
 *
 * What lay in the cases, was wished or proposed for them when it was put aside (`case_traces`), or was put aside under a name
 * that quotes one of `words`, goes; so do pages put aside that came in one file with a page of theirs. What a page was taken from
 * goes with the page: the picture is in it, too. What waits in the tray and only seems to be theirs stays, for it may be
 * for a case to come; it is counted.
 */
export function decideScans(
  db: ReadDatabase,
  wish: Wish,
  { looseBefore, words }: { readonly looseBefore: string; readonly words: readonly string[] },
): DoomedScans {
  const { caseIds, scanIds = [], trayItemIds = [], trayRecordIds = [], proposedItemIds = [] } = wish;
  const gone = among(caseIds);
  const wished = among(trayItemIds);
  const wishedRecords = among([...trayItemIds, ...trayRecordIds]);
  const quoting = quotingItems(db, words);
  const namesGone = sql`
    (json_extract(chosen, '$.caseId') IN ${gone}
    OR EXISTS (SELECT 1 FROM json_each(placed) WHERE json_extract(value, '$.caseId') IN ${gone}))`;
  const theirs = sql`
    SELECT scan_id AS id FROM materials WHERE case_id IN ${gone}
    UNION SELECT part_id FROM case_traces WHERE part = 'scan' AND case_id IN ${gone}
    UNION SELECT scan_id FROM intake_items WHERE scan_id IS NOT NULL AND ${namesGone}`;
  const held = sql`
    SELECT scan_id FROM materials WHERE case_id NOT IN ${gone}
    UNION SELECT scan_id FROM intake_items
      WHERE scan_id IS NOT NULL AND state = 'pending' AND chosen IS NOT NULL
        AND json_extract(chosen, '$.caseId') NOT IN ${gone}`;
  // Looked through page by page by hand: what one came with is put aside with it, or waits.
  const theirFiles = sql`
    SELECT source_id FROM intake_items WHERE source_id IS NOT NULL AND (scan_id IN (${theirs}) OR ${namesGone})
    UNION SELECT scan_id FROM materials WHERE case_id IN ${gone}`;
  const aside = sql`
    SELECT scan_id FROM intake_items WHERE scan_id IS NOT NULL
      AND (id IN ${wished} OR (state = 'dismissed' AND (id IN ${among(quoting)} OR source_id IN (${theirFiles}))))
      AND scan_id NOT IN (SELECT scan_id FROM intake_items
        WHERE scan_id IS NOT NULL AND state = 'pending' AND id NOT IN ${wishedRecords})`;
  const loose = looseScans(gone, looseBefore);
  const pictures = idsOf(
    db,
    sql`SELECT id FROM scans WHERE id IN ${among(scanIds)}
      OR (id IN (${theirs} UNION ${aside} UNION ${loose}) AND id NOT IN (${held}))`,
  );
  const sources = idsOf(
    db,
    sql`SELECT DISTINCT source_id AS id FROM intake_items
      WHERE source_id IS NOT NULL AND scan_id IN ${among(pictures)} AND source_id NOT IN (${held})`,
  );
  const scans = [...new Set([...pictures, ...sources])];
  const trayItems = idsOf(
    db,
    sql`SELECT id FROM intake_items WHERE scan_id IN ${among(scans)} OR id IN ${wishedRecords}
      OR (scan_id IS NULL AND (${namesGone} OR (state = 'dismissed' AND id IN ${among(quoting)})))`,
  );
  const kept = idsOf(
    db,
    sql`SELECT DISTINCT scan_id AS id FROM materials WHERE case_id IN ${gone} AND scan_id NOT IN ${among(scans)}`,
  );
  const waiting = idsOf(
    db,
    sql`SELECT id FROM intake_items WHERE state = 'pending' AND id NOT IN ${among(trayItems)}
      AND (id IN ${among([...quoting, ...proposedItemIds])} OR source_id IN (${theirFiles}))`,
  );
  return { scans, trayItems, kept: kept.length, waiting: waiting.length };
}

/** Records of the tray whose names, or those of their folders, quote one of these words. */
function quotingItems(db: ReadDatabase, words: readonly string[]): number[] {
  if (words.length === 0) return [];
  const quotes = quotesOf(words);
  const rows = all<{ id: number; path: string }>(db, sql`SELECT id, path FROM intake_items`);
  return rows.flatMap(({ id, path }) => (quotes(path) ? [id] : []));
}
