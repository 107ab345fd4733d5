import type { Migration } from '../migrate.ts';

/**
 * The square codes on a picture (shared/scans/seenCode.ts), as JSON; null where nobody looked for them.
 *
 * `same_pictures` keeps what somebody said of two pictures that look alike. The bytes of a scan never change, so an
 * answer stands as long as both are kept. `one` is the smaller id, so that every two have one row.
 */
export const migration0013: Migration = {
  version: 13,
  sql: `
ALTER TABLE scans ADD COLUMN codes TEXT CHECK (json_valid(codes));

CREATE TABLE same_pictures (
  one INTEGER NOT NULL REFERENCES scans (id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES scans (id) ON DELETE CASCADE,
  same INTEGER NOT NULL CHECK (same IN (0, 1)),
  staff TEXT CHECK (length(staff) BETWEEN 1 AND 60),
  answered_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%fZ', answered_at) IS answered_at),
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT, WITHOUT ROWID;
CREATE INDEX same_pictures_by_other ON same_pictures (other);

-- Looked through as a whole: from the index alone, without the long texts it comes from.
ALTER TABLE scans ADD COLUMN likeness TEXT GENERATED ALWAYS AS (json_extract(appearance, '$.likeness')) VIRTUAL;
CREATE INDEX scans_by_likeness ON scans (likeness);
`,
};
