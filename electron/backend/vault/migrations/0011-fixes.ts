import type { Migration } from '../migrate.ts';

/**
 * Better copies of scans: what is done to the original (shared/scans/recipe.ts), the encrypted file it gave, and what was
 * measured of that file (shared/scans/scanFacts.ts), both as JSON: they are written as one and read as one.
 *
 * Of each scan at most one row is `now`, the copy that counts, and one `before`, which an undo brings back; where a row
 * is missing, it is the original that counts or comes back. Rows go with the last hold of a case on their scan.
 *
 * `made_files` names every file the desk itself made, before it is written: one that no fix names is deleted when the
 * vault is opened, which is never done to what may be an original. Its column is no `file_id`: nothing is missing where
 * one of them is (see namedFiles.ts).
 *
 * A judgement kept of a case is out of date as soon as another copy counts, also when nobody lives to judge again.
 */
export const migration0011: Migration = {
  version: 11,
  sql: `
CREATE TABLE made_files (
  id TEXT PRIMARY KEY CHECK (length(id) = 32 AND id NOT GLOB '*[^0-9a-f]*')
) STRICT, WITHOUT ROWID;

CREATE TABLE fixes (
  file_id TEXT PRIMARY KEY REFERENCES made_files (id) ON DELETE RESTRICT,
  scan_id INTEGER NOT NULL REFERENCES scans (id) ON DELETE CASCADE,
  place TEXT NOT NULL CHECK (place IN ('now', 'before')),
  recipe TEXT NOT NULL CHECK (json_valid(recipe)),
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  made_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', made_at) IS made_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX fixes_by_scan ON fixes (scan_id, place);

CREATE TRIGGER fixes_go_with_last_hold AFTER DELETE ON materials
  WHEN NOT EXISTS (SELECT 1 FROM materials WHERE scan_id = old.scan_id)
BEGIN
  DELETE FROM fixes WHERE scan_id = old.scan_id;
END;
CREATE TRIGGER fix_made_outdates AFTER INSERT ON fixes BEGIN
  DELETE FROM judgements WHERE case_id IN (SELECT case_id FROM materials WHERE scan_id = new.scan_id);
END;
CREATE TRIGGER fix_changed_outdates AFTER UPDATE ON fixes BEGIN
  DELETE FROM judgements WHERE case_id IN (SELECT case_id FROM materials WHERE scan_id = new.scan_id);
END;
CREATE TRIGGER fix_gone_outdates AFTER DELETE ON fixes BEGIN
  DELETE FROM judgements WHERE case_id IN (SELECT case_id FROM materials WHERE scan_id = old.scan_id);
END;
`,
};
