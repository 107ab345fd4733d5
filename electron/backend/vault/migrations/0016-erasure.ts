import type { Migration } from '../migrate.ts';

/**
 * Erasing for good, and until when a closed case is to be kept.
 *
 * `erasures` are the receipts: numbers of cases and counts, nothing of a person. `erased_marks` tell erased things apart
 * without naming them (vault/erasure/markOf.ts). `doomed_files` are files still to be deleted: not called `file_id`, for
 * what that names is kept. `case_traces` tell whose a picture or a human being was that no case holds any more.
 */
export const migration0016: Migration = {
  version: 16,
  sql: `
CREATE TABLE erasures (
  id INTEGER PRIMARY KEY,
  begun_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', begun_at) IS begun_at),
  finished_at TEXT CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', finished_at) IS finished_at),
  staff TEXT CHECK (length(staff) BETWEEN 1 AND 60),
  receipt TEXT NOT NULL CHECK (json_valid(receipt))
) STRICT;
CREATE TABLE erased_marks (
  mark TEXT PRIMARY KEY CHECK (length(mark) = 64 AND mark NOT GLOB '*[^0-9a-f]*')
) STRICT, WITHOUT ROWID;
CREATE TABLE doomed_files (
  name TEXT PRIMARY KEY CHECK (length(name) = 32 AND name NOT GLOB '*[^0-9a-f]*'),
  sha256 TEXT CHECK (length(sha256) = 64)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_retention (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
  keep_until TEXT NOT NULL CHECK (date(keep_until) IS keep_until)
) STRICT;

CREATE TABLE case_traces (
  case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  part TEXT NOT NULL CHECK (part IN ('scan', 'person')),
  part_id INTEGER NOT NULL,
  PRIMARY KEY (case_id, part, part_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_traces_by_part ON case_traces (part, part_id);

CREATE TRIGGER scan_leaves_trace AFTER DELETE ON materials
  WHEN EXISTS (SELECT 1 FROM cases WHERE id = old.case_id)
BEGIN
  INSERT OR IGNORE INTO case_traces (case_id, part, part_id) VALUES (old.case_id, 'scan', old.scan_id);
END;
CREATE TRIGGER app_principal_leaves_trace AFTER UPDATE OF principal_id ON mini_programs
  WHEN old.principal_id IS NOT NULL AND old.principal_id IS NOT new.principal_id
BEGIN
  INSERT OR IGNORE INTO case_traces (case_id, part, part_id)
    SELECT id, 'person', old.principal_id FROM cases WHERE mini_program_id = old.id;
END;
CREATE TRIGGER subject_principal_leaves_trace AFTER UPDATE OF principal_id ON subjects
  WHEN old.principal_id IS NOT NULL AND old.principal_id IS NOT new.principal_id
BEGIN
  INSERT OR IGNORE INTO case_traces (case_id, part, part_id)
    SELECT cases.id, 'person', old.principal_id
    FROM cases JOIN mini_programs ON mini_programs.id = cases.mini_program_id WHERE subject_id = old.id;
END;
CREATE TRIGGER legal_representative_leaves_trace AFTER UPDATE OF legal_representative_id ON subjects
  WHEN old.legal_representative_id IS NOT NULL AND old.legal_representative_id IS NOT new.legal_representative_id
BEGIN
  INSERT OR IGNORE INTO case_traces (case_id, part, part_id)
    SELECT cases.id, 'person', old.legal_representative_id
    FROM cases JOIN mini_programs ON mini_programs.id = cases.mini_program_id WHERE subject_id = old.id;
END;

INSERT OR IGNORE INTO case_traces (case_id, part, part_id)
  SELECT cases.id, 'scan', scans.id
  FROM intake_items, json_each(intake_items.placed) AS place
  JOIN cases ON cases.id = json_extract(place.value, '$.caseId')
  JOIN scans ON scans.id = intake_items.scan_id;
INSERT OR IGNORE INTO case_traces (case_id, part, part_id)
  SELECT cases.id, 'scan', scans.id
  FROM intake_items, json_each(intake_items.placed) AS place, json_each(place.value, '$.removed') AS gone
  JOIN cases ON cases.id = json_extract(place.value, '$.caseId')
  JOIN scans ON scans.id = json_extract(gone.value, '$.scanId');
`,
};
